import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import { AdminLinks } from './admin-links';
import type { UsedPlace } from './used-places-of';

/** Where an object is used, with links to the places the viewer can look at. */
@Component({
  selector: 'portal-used-places-list',
  imports: [RouterLink],
  templateUrl: './used-places-list.html',
  styles: `
    ul {
      display: grid;
      gap: var(--space-1);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-2);
      overflow-wrap: anywhere;
    }
    .kind {
      opacity: 0.8;
    }
    a {
      color: inherit;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UsedPlacesList {
  readonly places = input.required<readonly UsedPlace[]>();
  readonly more = input(0);
  protected readonly text = injectTexts();
  protected readonly words = inject(DomainWords).words;
  protected readonly links = inject(AdminLinks);
}
