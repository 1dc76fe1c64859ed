import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** What a name needs to be shown. */
export interface NamedPerson {
  readonly id: number;
  readonly fullName: string;
  /** False for somebody who has left. */
  readonly active?: boolean;
}

/** The first letters of the first two words of a name: `ИП` for «Иванов Пётр». */
export const initials = (fullName: string): string =>
  fullName
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');

const patronymic = /(?:ич|вна|чна)$/i;

/** A Russian name with a patronymic as «Соколова М. В.»; any other name whole. */
export function shortName(fullName: string): string {
  const [surname, given, middle, more] = fullName.trim().split(/\s+/);
  if (!given || !middle || more !== undefined || !patronymic.test(middle)) return fullName;
  const first = (word: string): string => [...word][0] ?? '';
  // The initials stay together, wherever the line breaks.
  return `${surname} ${first(given)}.\u00a0${first(middle)}.`;
}

/** A person: round initials and the full name. */
@Component({
  selector: 'ui-person-name',
  template: `
    @if (avatar()) {
      <span class="avatar" [style.--hue]="hue()" aria-hidden="true">{{ letters() }}</span>
    }
    <span class="name" [class.gone]="person().active === false">{{ person().fullName }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-width: 0;
    }
    .avatar {
      flex: none;
      display: inline-grid;
      place-items: center;
      width: 28px;
      height: 28px;
      border-radius: 50%;
      font: var(--mat-sys-label-small);
      background: light-dark(hsl(var(--hue) 55% 88%), hsl(var(--hue) 30% 28%));
      color: light-dark(hsl(var(--hue) 60% 22%), hsl(var(--hue) 60% 88%));
    }
    .name {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .gone {
      text-decoration: line-through;
      opacity: 0.75;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PersonName {
  readonly person = input.required<NamedPerson>();
  readonly avatar = input(true);

  protected readonly letters = computed(() => initials(this.person().fullName));
  protected readonly hue = computed(() => (this.person().id * 47) % 360);
}
