import { applyMarkdown, type MarkdownCommand } from './markdown-edits';

/** `a [b] c` means: the text `a b c` with `b` selected; two bars mark a caret. */
const run = (command: MarkdownCommand, shown: string): string => {
  const start = shown.indexOf('⟦');
  const end = shown.indexOf('⟧') - 1;
  const next = applyMarkdown(command, { text: shown.replace('⟦', '').replace('⟧', ''), start, end });
  return `${next.text.slice(0, next.start)}⟦${next.text.slice(next.start, next.end)}⟧${next.text.slice(next.end)}`;
};

describe('applyMarkdown', () => {
  it.each<[MarkdownCommand, string, string]>([
    ['bold', 'a ⟦b⟧ c', 'a **⟦b⟧** c'],
    ['bold', 'a **⟦b⟧** c', 'a ⟦b⟧ c'],
    ['italic', '⟦⟧', '_⟦⟧_'],
    ['code', 'a ⟦b⟧', 'a `⟦b⟧`'],
    ['code', '⟦a\nb⟧', '```\n⟦a\nb⟧\n```'],
    ['list', 'x\n⟦a\nb⟧\ny', 'x\n⟦- a\n- b⟧\ny'],
    ['list', '⟦- a\n- b⟧', '⟦a\nb⟧'],
    ['quote', 'a⟦⟧b', '> ab⟦⟧'],
    ['link', 'see ⟦here⟧', 'see [here](https://⟦⟧)'],
    ['link', '⟦https://a.example⟧', '[⟦⟧](https://a.example)'],
  ])('%s: %j becomes %j', (command, before, after) => {
    expect(run(command, before)).toBe(after);
  });
});
