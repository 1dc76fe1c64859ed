import { renderLetter } from './mail-template';

const hostile = [
  '<script>x</script>',
  `"><img src=x onerror=x>`,
  `' onclick='x`,
  '</title><script>x</script>',
  '</p></body></html><iframe src=//evil.example>',
  '&lt;b&gt; &#60;i&#62; &amp;',
  '<!-- --><![CDATA[<b>]]>',
  '<a href="javascript:x">x</a>',
  'a\r\nBcc: everybody@example.org',
];

/** Every tag of a page, in order. */
const tagsOf = (html: string): string[] => html.match(/<[^>]*>/g)!;

describe('a letter', () => {
  const letter = { locale: 'ru', subject: 'Тема', paragraph: 'Текст', link: 'https://portal/1' } as const;
  const plain = tagsOf(renderLetter(letter).html);

  it.each(hostile)('gets no tag and no attribute from a text: %s', (text) => {
    const { html, text: words } = renderLetter({ ...letter, subject: text, paragraph: text });
    expect(tagsOf(html)).toEqual(plain);
    expect(words).toContain(text);
    const shown = html
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"');
    expect(shown.replace(/&#39;/g, "'").replace(/&amp;/g, '&')).toContain(`<p>${text}</p>`);
  });

  it('gets no tag from an address', () => {
    const { html } = renderLetter({ ...letter, link: 'https://portal/"><script>x</script>' });
    expect(tagsOf(html).map((tag) => tag.split(' ')[0])).toEqual(plain.map((tag) => tag.split(' ')[0]));
  });
});
