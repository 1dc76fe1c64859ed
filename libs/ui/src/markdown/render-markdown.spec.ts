import { renderMarkdown } from './render-markdown';

const show = (text: string): HTMLElement => {
  const host = document.createElement('div');
  host.append(...renderMarkdown(text, document));
  return host;
};

const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<style>body{background:url(http://evil.example/a)}</style>',
  '<link rel=stylesheet href=http://evil.example/a.css>',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<base href="http://evil.example/">',
  '<form action="http://evil.example"><button>x</button></form>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<input autofocus onfocus=alert(1)>',
  '<body onload=alert(1)>',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '<![CDATA[<script>alert(1)</script>]]>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](<java\nscript:alert(1)>)',
  '[x](javascript&#58;alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](vbscript:msgbox(1))',
  '[x](file:///etc/passwd)',
  '[x](blob:http://evil.example/1)',
  '[x](//evil.example)',
  '[x](/api/delete)',
  '[x]: javascript:alert(1)\n\n[x]',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '![x](http://evil.example/track.png)',
  '![x"onerror="alert(1)](x)',
  '[x](http://a.example/"onmouseover="alert(1))',
  '[x](http://a.example "\\"onmouseover=alert(1)")',
  '`<img src=x onerror=alert(1)>`',
  '```<script>\n</code></pre><script>alert(1)</script>\n```',
  '| <img src=x onerror=alert(1)> |\n|---|\n| <script>alert(1)</script> |',
  '- <b onclick=alert(1)>x</b>',
  '# <img src=x onerror=alert(1)>',
  '&lt;img src=x onerror=alert(1)&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
];
const harmless = new Set(
  'A BLOCKQUOTE BR CODE DEL DIV EM H4 H5 H6 HR LI OL P PRE STRONG TABLE TBODY TD TH THEAD TR UL'.split(' '),
);
const attributes = new Set(['href', 'rel', 'target', 'class', 'start', 'style']);

describe('renderMarkdown', () => {
  it.each(payloads)('keeps %j harmless', (payload) => {
    for (const element of show(`before ${payload}\n\n${payload}`).querySelectorAll('*')) {
      expect(harmless).toContain(element.tagName);
      for (const { name } of element.attributes) expect(attributes).toContain(name);
      const href = element.getAttribute('href');
      if (href !== null) expect(href).toMatch(/^(https?:\/\/|mailto:)/);
    }
  });

  it('shows HTML as the text that was typed', () => {
    expect(show('a <b onclick=x>c</b>').textContent).toBe('a <b onclick=x>c</b>');
  });

  it('opens links outside, without telling them where from', () => {
    const link = show('[site](https://example.com/a?b=c)').querySelector('a');
    expect(link?.href).toBe('https://example.com/a?b=c');
    expect(link?.rel).toBe('noopener noreferrer nofollow');
    expect(link?.target).toBe('_blank');
  });

  it('makes a link of an image and loads nothing', () => {
    const host = show('![photo](https://example.com/a.png)');
    expect(host.querySelector('img')).toBeNull();
    expect(host.querySelector('a')?.textContent).toBe('photo');
  });

  it('renders paragraphs, breaks, emphasis, lists, quotes, tables and code', () => {
    const text = '**a** _b_ ~~c~~ `d`\ne\n\n3. x\n4. y\n\n> q\n\n```\n<i>\n```\n\n| h |\n|:-:|\n| 1 |';
    expect(show(text).innerHTML).toBe(
      '<p><strong>a</strong> <em>b</em> <del>c</del> <code>d</code><br>e</p>' +
        '<ol start="3"><li>x</li><li>y</li></ol><blockquote><p>q</p></blockquote>' +
        '<pre><code>&lt;i&gt;</code></pre><div class="table-frame"><table><thead><tr><th style="text-align: center;">h</th></tr></thead>' +
        '<tbody><tr><td style="text-align: center;">1</td></tr></tbody></table></div>',
    );
  });

  it('decodes entities into text', () => {
    expect(show('R&amp;D &lt; &#1071; &#x42F; &bogus;').textContent).toBe('R&D < Я Я &bogus;');
  });

  it.each([
    ['deep quotes', '>'.repeat(20_000)],
    ['thousands of markers', '_a'.repeat(10_000)],
    ['open brackets', '['.repeat(20_000)],
    ['nested lists', Array.from({ length: 190 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n')],
  ])('shows %s without hanging or failing', (_name, text) => {
    const started = Date.now();
    expect(show(text).textContent).toContain(text.slice(0, 1));
    expect(Date.now() - started).toBeLessThan(2_000);
  });
});
