import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  input,
  ViewEncapsulation,
} from '@angular/core';
import { renderMarkdown } from './render-markdown';

/** Shows a Markdown text safely; see {@link renderMarkdown}. */
@Component({
  selector: 'ui-markdown-view',
  template: '',
  styleUrl: './markdown-view.scss',
  // The nodes are made by hand and carry no scope attribute: the styles name this element instead.
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MarkdownView {
  readonly text = input.required<string>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly document = inject(DOCUMENT);

  constructor() {
    effect(() => this.host.replaceChildren(...renderMarkdown(this.text(), this.document)));
  }
}
