import { assertInInjectionContext, inject } from '@angular/core';
import type { Labels } from '@supportal/domain';
import type { AuditKind } from '../../../generated/graphql';
import { Dates } from '../../core/i18n/dates';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import { auditKinds } from './audit-query';

/** What can be done, the second part of `noun.verbed`. */
export const auditVerbs = [
  'created',
  'edited',
  'deleted',
  'activated',
  'deactivated',
  'passwordReset',
  'sessionsEnded',
  'unlocked',
  'membersChanged',
  'rolesChanged',
  'connected',
  'exported',
] as const;

/** Fields whose changes are told. */
export const auditFields = [
  'name',
  'description',
  'permissions',
  'permissionSets',
  'leading',
  'active',
  'joined',
  'left',
  'roles',
  'systems',
  'groups',
  'login',
  'fullName',
  'email',
  'phone',
  'messenger',
  'position',
  'timeZone',
  'locale',
  'mustChangePassword',
  'password',
  'locked',
  'session',
  'calendar',
  'week',
  'exceptions',
  'itemsRu',
  'itemsEn',
  'organizationId',
  'actorId',
  'kind',
  'objectId',
  'search',
  'from',
  'to',
] as const;

/** Gives the words of entries of the audit log; what it does not know stays as it is. */
export interface AuditWords {
  action(action: string): string;
  field(field: string): string;
  /** A value as a list of lines, none when there was nothing. */
  value(field: string, value: string | null): readonly string[];
}

/** The words of the audit log in the language of the screen. */
export function injectAuditWords(): AuditWords {
  assertInInjectionContext(injectAuditWords);
  const text = injectTexts();
  const words = inject(DomainWords).words;
  const dates = inject(Dates);
  const weekdayOf = (line: string): string =>
    line.replace(/^([1-7]): /, (_, day: Weekday) => `${text(`calendars.days.${day}`)}: `);
  const shown: Readonly<Record<string, (value: string) => readonly string[]>> = {
    permissions: (value) => value.split(', ').map((right) => rightIn(words(), right)),
    permissionSets: (value) => value.split(', '),
    week: (value) => value.split(', ').map(weekdayOf),
    exceptions: (value) => value.split(/, (?=\d{4}-)/),
    kind: (value) => [
      auditKinds.includes(value as AuditKind) ? text(`admin.kinds.${value as AuditKind}`) : value,
    ],
    session: (value) => [value === 'all' ? text('audit.values.allSessions') : value],
    password: () => [text('audit.values.newPassword')],
    from: (value) => [dates.instant(value)],
    to: (value) => [dates.instant(value)],
  };
  return {
    action: (action) => {
      const verb = auditVerbs.find((one) => action.endsWith(`.${one}`));
      return verb ? text(`audit.verbs.${verb}`) : action;
    },
    field: (name) => {
      const field = auditFields.find((one) => one === name);
      return field ? text(`audit.fields.${field}`) : name;
    },
    value: (field, value) => {
      if (value === null || value === '') return [];
      if (value === 'true' || value === 'false')
        return [text(value === 'true' ? 'admin.form.yes' : 'admin.form.no')];
      return shown[field]?.(value) ?? [value];
    },
  };
}

type Weekday = '1' | '2' | '3' | '4' | '5' | '6' | '7';

function rightIn({ permission }: Labels, right: string): string {
  const names: Readonly<Record<string, string>> = permission;
  return names[right] ?? right;
}
