import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { type EnvironmentProviders, type Provider, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, type Routes } from '@angular/router';
import { LiveClient } from '../graphql/live-client';
import { provideGraphql } from '../graphql/provide-graphql';
import { providePortalIcons } from '../icons/provide-portal-icons';
import { Language } from '../i18n/language';
import { provideTexts } from '../i18n/provide-texts';
import type { SessionFieldsFragment } from '../session/session.generated';
import { FakeLive } from './fake-live';

/** A portal whose server is the test: everything is real but the wire. */
export class PortalTesting {
  readonly live = new FakeLive();
  readonly refused = signal(false);
  readonly epoch = signal(0);
  readonly restart = jest.fn(() => this.epoch.update((epoch) => epoch + 1));

  /** Providers for TestBed. */
  providers(routes: Routes = []): (Provider | EnvironmentProviders)[] {
    const { live, refused, epoch, restart } = this;
    return [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: LiveClient, useValue: { client: live.client, refused, epoch, restart } },
      provideGraphql(),
      provideTexts(),
      providePortalIcons(),
      provideRouter(routes),
    ];
  }

  /** Loads the texts; before anything is rendered. */
  async speak(locale: 'ru' | 'en' = 'ru'): Promise<void> {
    await TestBed.inject(Language).use(locale);
  }

  /** The one unanswered request of an operation, waiting for it a little. */
  async request(operation: string): Promise<TestRequest> {
    const http = TestBed.inject(HttpTestingController);
    for (let attempt = 0; attempt < 50; attempt++) {
      const [found] = http.match(({ body }) => operationOf(body) === operation);
      if (found) return found;
      await settle();
    }
    throw new Error(`${operation} was not asked for`);
  }

  /** Answers an operation with data. */
  async answer(operation: string, data: unknown): Promise<TestRequest> {
    const request = await this.request(operation);
    request.flush({ data });
    await settle();
    return request;
  }

  /** Answers an operation with an error. */
  async refuse(
    operation: string,
    code: string,
    message: string,
    extensions: object = {},
  ): Promise<TestRequest> {
    const request = await this.request(operation);
    request.flush({ data: null, errors: [{ message, extensions: { code, ...extensions } }] });
    await settle();
    return request;
  }
}

const operationOf = (body: unknown): string | undefined =>
  (body as { operationName?: string } | null)?.operationName;

/** Lets promises, effects and rendering come to rest. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();
  await new Promise((resolve) => setTimeout(resolve));
}

/** A session as the API answers it. */
export function sessionOf(
  changes: Partial<SessionFieldsFragment['viewer']> = {},
  mustChangePassword = false,
) {
  return {
    __typename: 'Session' as const,
    mustChangePassword,
    expiresAt: '2030-01-01T00:00:00.000Z',
    viewer: {
      __typename: 'Viewer' as const,
      id: 7,
      login: 'ivanov',
      fullName: 'Иванов Иван Иванович',
      isSpecialist: false,
      permissions: ['ticket.create'],
      permissionsEverywhere: changes.permissions ?? ['ticket.create'],
      tabs: ['MINE' as const, 'ALL' as const],
      adminSections: [],
      locale: 'ru' as const,
      theme: 'SYSTEM' as const,
      timeZone: 'Europe/Moscow',
      organization: {
        __typename: 'Organization' as const,
        id: 2,
        name: 'ООО «Ромашка»',
        kind: 'CUSTOMER' as const,
      },
      ...changes,
    },
  };
}
