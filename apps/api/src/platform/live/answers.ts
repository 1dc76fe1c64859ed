import type { Loaders } from '../graphql/loaders';
import type { LivePresence, Told } from './live-feed';
import type { AudienceMember, LiveReceiver } from './live-hub';

/** An answer that is being made for everybody who gets the same. */
export interface Answer {
  /** Null until {@link Answers.ready}, and for ever when it could not be made. */
  bytes: Buffer | null;
  error: unknown;
}

/** The answers of one turn: equal questions of equal audiences are answered once. */
export class Answers<V extends AudienceMember> {
  private readonly known = new Map<string, Map<string, Map<string, Answer>>>();
  private readonly making: Promise<void>[] = [];
  constructor(private readonly loaders: Loaders) {}

  /** The answer for this receiver; it is there after {@link ready}. */
  of(receiver: LiveReceiver<V>, presence: LivePresence<V>, { key, payload }: Told): Answer {
    const answers = within(within(this.known, receiver.question), presence.viewer.audience);
    let answer = answers.get(key);
    if (!answer) {
      answer = { bytes: null, error: null };
      answers.set(key, answer);
      this.making.push(this.make(answer, receiver.answer(payload, presence, this.loaders)));
    }
    return answer;
  }

  /** Waits until every answer is made, or cannot be. */
  async ready(): Promise<void> {
    await Promise.all(this.making);
  }

  private async make(answer: Answer, bytes: Promise<Buffer>): Promise<void> {
    try {
      answer.bytes = await bytes;
    } catch (error) {
      answer.error = error;
    }
  }
}

function within<K, L, M>(map: Map<K, Map<L, M>>, key: K): Map<L, M> {
  let inner = map.get(key);
  if (!inner) map.set(key, (inner = new Map()));
  return inner;
}
