import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatRadioModule } from '@angular/material/radio';
import { injectTexts } from '../../core/i18n/texts';
import type { EditedObject } from './editor-options';
import type { ObjectEditor } from './object-editor';

type Side = 'mine' | 'theirs';

/** What is typed beside what the object has now, field by field, and the choice between the two. */
@Component({
  selector: 'portal-differences-panel',
  imports: [MatButton, MatRadioModule],
  templateUrl: './differences-panel.html',
  styleUrl: './differences-panel.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DifferencesPanel<T extends EditedObject, V extends object> {
  readonly editor = input.required<ObjectEditor<T, V>>();
  protected readonly text = injectTexts();
  protected readonly sides: readonly Side[] = ['mine', 'theirs'];
  protected readonly rows = computed(() => {
    const editor = this.editor();
    const [mine, theirs] = [editor.form.getRawValue() as V, editor.theirs()];
    if (!theirs) return [];
    return editor.differences().map(({ key, proposed }) => {
      const { label, show } = editor.options.fields[key];
      const words = (value: V[typeof key]): string =>
        (show ? show(value) : String(value)) || this.text('admin.form.nothing');
      return { key, proposed, label: this.text(label), mine: words(mine[key]), theirs: words(theirs[key]) };
    });
  });
  /** What was chosen for each field; the proposal until then. */
  protected readonly chosen = linkedSignal<Readonly<Record<string, Side>>>(() =>
    Object.fromEntries(this.rows().map(({ key, proposed }) => [key, proposed])),
  );

  protected choose(key: string, side: Side): void {
    this.chosen.update((chosen) => ({ ...chosen, [key]: side }));
  }

  protected apply(): void {
    const chosen = this.chosen();
    this.editor().takeOver(
      this.rows()
        .map(({ key }) => key)
        .filter((key) => chosen[key] === 'theirs'),
    );
  }
}
