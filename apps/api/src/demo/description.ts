import { requiredHeading } from '@supportal/domain';
import { checklists } from '../features/directories/checklists';
import type { Random } from './random';
import { closings, greetings } from './texts/conversation';
import type { TicketTemplate } from './texts/template';

type Answer = TicketTemplate['answers'][number];

/** The description of a ticket as the form writes it: each answer under the heading of the checklist. */
export function bodyOf(
  random: Random,
  template: TicketTemplate,
  versionAndDevice: readonly string[],
): string {
  const version = versionAndDevice.filter(Boolean).join(', ');
  const parts = checklists[template.type].map(({ headingRu }, at) => {
    const answer = template.answers[at] ?? '';
    const words = answer === '{version}' ? version : asMarkdown(answer);
    return `${requiredHeading(headingRu)}${words.startsWith('1. ') ? '\n' : ' '}${words}`;
  });
  return join([random.pick(greetings), ...parts, random.pick(closings)]);
}

/** The description of somebody who did not use the form's headings. */
export function plainBodyOf(random: Random, template: TicketTemplate): string {
  const [first = '', ...others] = template.answers.filter((answer) => answer !== '{version}');
  return join([random.pick(greetings), asMarkdown(first), ...others.map(asMarkdown), random.pick(closings)]);
}

const asMarkdown = (answer: Answer): string =>
  typeof answer === 'string' ? answer : answer.map((line, at) => `${at + 1}. ${line}`).join('\n');

const join = (parts: readonly string[]): string => parts.filter(Boolean).join('\n\n');
