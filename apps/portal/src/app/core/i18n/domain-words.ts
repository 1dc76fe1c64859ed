import { Injectable, computed, inject } from '@angular/core';
import { labels, type Labels } from '@supportal/domain';
import { Language } from './language';

/** The words of the domain in the language of the screen: `words().status.NEW`. */
@Injectable({ providedIn: 'root' })
export class DomainWords {
  private readonly language = inject(Language);
  readonly words = computed<Labels>(() => labels[this.language.current()]);
}
