import type { Loaders } from '../graphql/loaders';
import type { LivePresence, Told } from './live-feed';
import type { AudienceMember, LiveReceiver } from './live-hub';

/** The answers of one turn: equal questions of equal audiences are answered once. */
export class Answers<V extends AudienceMember> {
  private readonly known = new Map<string, Map<string, Map<string, Promise<string>>>>();
  constructor(private readonly loaders: Loaders) {}

  /** The answer for this receiver, as JSON. */
  of(receiver: LiveReceiver<V>, presence: LivePresence<V>, { key, payload }: Told): Promise<string> {
    const audiences = within(this.known, receiver.question);
    const answers = within(audiences, presence.viewer.audience);
    let answer = answers.get(key);
    if (!answer) {
      answer = receiver.answer(payload, presence, this.loaders);
      answers.set(key, answer);
    }
    return answer;
  }
}

function within<K, L, M>(map: Map<K, Map<L, M>>, key: K): Map<L, M> {
  let inner = map.get(key);
  if (!inner) map.set(key, (inner = new Map()));
  return inner;
}
