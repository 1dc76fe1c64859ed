import type { MarkedToken, Token, Tokens } from 'marked';
import { decodeEntities } from './entities';
import { markdownTokens } from './markdown-tokens';
import { safeLink } from './safe-link';

const maxDepth = 40;

/**
 * Turns Markdown into DOM nodes. Safe by construction: every node is made by `createElement` or is a text node, HTML in
 * the text is shown as text, links lead to http, https and mailto only, images are links and are never loaded.
 */
export function renderMarkdown(text: string, document: Document): Node[] {
  const tokens = markdownTokens(text);
  return tokens ? new MarkdownDom(document).nodes(tokens) : [plain(text, document)];
}

function plain(text: string, document: Document): Node {
  const paragraph = document.createElement('p');
  paragraph.className = 'plain';
  paragraph.textContent = text;
  return paragraph;
}

class MarkdownDom {
  private depth = 0;

  constructor(private readonly document: Document) {}

  nodes(tokens: readonly Token[]): Node[] {
    if (this.depth >= maxDepth) return tokens.map((token) => this.text(token.raw));
    this.depth++;
    const made = tokens.flatMap((token) => this.node(token as MarkedToken) ?? []);
    this.depth--;
    return made;
  }

  private node(token: MarkedToken): Node | Node[] | null {
    switch (token.type) {
      case 'space':
      case 'def':
        return null;
      case 'br':
      case 'hr':
        return this.element(token.type);
      case 'paragraph':
        return this.element('p', this.nodes(token.tokens));
      case 'heading':
        return this.element(`h${Math.min(6, token.depth + 3)}`, this.nodes(token.tokens));
      case 'blockquote':
      case 'strong':
      case 'em':
      case 'del':
        return this.element(token.type, this.nodes(token.tokens));
      case 'list':
        return this.list(token);
      case 'table':
        return this.table(token);
      case 'code':
        return this.element('pre', [this.element('code', [this.text(token.text)])]);
      default:
        return this.inline(token);
    }
  }

  private inline(token: MarkedToken): Node | Node[] {
    switch (token.type) {
      case 'codespan':
        return this.element('code', [this.text(token.text)]);
      case 'escape':
        return this.text(token.text);
      case 'text':
        return token.tokens ? this.nodes(token.tokens) : this.text(decodeEntities(token.text));
      case 'link':
        return this.link(token.href, this.nodes(token.tokens), token.raw);
      case 'image':
        return this.link(token.href, [this.text(token.text || token.href)], token.raw);
      case 'checkbox':
        return this.text(token.checked ? '☑ ' : '☐ ');
      default:
        return this.text(token.raw);
    }
  }

  private link(href: string, words: Node[], raw: string): Node {
    const target = safeLink(href);
    if (!target) return this.text(raw);
    const link = this.element('a', words);
    link.setAttribute('href', target);
    link.setAttribute('rel', 'noopener noreferrer nofollow');
    link.setAttribute('target', '_blank');
    return link;
  }

  private list(token: Tokens.List): Node {
    const items = token.items.map((item) => this.element('li', this.nodes(item.tokens)));
    const list = this.element(token.ordered ? 'ol' : 'ul', items);
    if (token.ordered && Number(token.start) > 1) list.setAttribute('start', String(Number(token.start)));
    return list;
  }

  private table(token: Tokens.Table): Node {
    const row = (tag: string, cells: readonly Tokens.TableCell[]): Node =>
      this.element(
        'tr',
        cells.map((cell) => this.cell(tag, cell)),
      );
    const head = this.element('thead', [row('th', token.header)]);
    const body = this.element(
      'tbody',
      token.rows.map((cells) => row('td', cells)),
    );
    const frame = this.element('div', [this.element('table', [head, body])]);
    frame.className = 'table-frame';
    return frame;
  }

  private cell(tag: string, cell: Tokens.TableCell): HTMLElement {
    const element = this.element(tag, this.nodes(cell.tokens));
    if (cell.align) element.style.textAlign = cell.align;
    return element;
  }

  private element(tag: string, children: readonly Node[] = []): HTMLElement {
    const element = this.document.createElement(tag);
    element.append(...children);
    return element;
  }

  private text(value: string): Text {
    return this.document.createTextNode(value);
  }
}
