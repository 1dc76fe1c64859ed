import { Injectable } from '@angular/core';
import { DefaultTranspiler, type TranspileParams } from '@jsverse/transloco';

const plural = /\{(\w+), plural, ([^{}]*)\}/g;

/**
 * Adds plural forms to texts: `{count, plural, one=# тикет|few=# тикета|many=# тикетов|other=# тикета}`,
 * chosen by Intl.PluralRules for the language of the text; `#` is the number.
 */
@Injectable()
export class PluralTranspiler extends DefaultTranspiler {
  private language = 'ru';

  /** Told by Transloco. */
  onLangChanged(language: string): void {
    this.language = language;
  }

  override transpile(params: TranspileParams): unknown {
    const { value } = params;
    if (typeof value !== 'string') return super.transpile(params);
    const chosen = value.replace(plural, (_whole, name: string, forms: string) =>
      this.form(Number(params.params?.[name] ?? 0), forms),
    );
    return super.transpile({ ...params, value: chosen });
  }

  private form(count: number, forms: string): string {
    const byCategory = new Map(forms.split('|').map((form) => form.split('=', 2) as [string, string]));
    const category = new Intl.PluralRules(this.language).select(count);
    const form = byCategory.get(category) ?? byCategory.get('other') ?? '';
    return form.replace('#', new Intl.NumberFormat(this.language).format(count));
  }
}
