import { type EnvironmentProviders, inject, makeEnvironmentProviders } from '@angular/core';
import { ApolloLink, type ApolloClient } from '@apollo/client/core';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { Apollo, provideApollo } from 'apollo-angular';
import { HttpLink } from 'apollo-angular/http';
import { OperationTypeNode } from 'graphql';
import { HttpHeaders } from '@angular/common/http';
import { Language } from '../i18n/language';
import { AccessEvents } from './access-events';
import { createCache } from './cache';
import { LiveClient } from './live-client';
import { answeredErrors } from './portal-errors';

/** Apollo Client over HTTP and WebSocket on `/graphql`. */
export function provideGraphql(): EnvironmentProviders {
  return makeEnvironmentProviders([provideApollo(clientOptions), Apollo]);
}

function clientOptions(): ApolloClient.Options {
  const http = ApolloLink.from([languageLink(), inject(HttpLink).create({ uri: '/graphql' })]);
  const socket = new GraphQLWsLink(inject(LiveClient).client);
  const isLive = ({ operationType }: ApolloLink.Operation): boolean =>
    operationType === OperationTypeNode.SUBSCRIPTION;
  return {
    link: ApolloLink.from([accessLink(), ApolloLink.split(isLive, socket, http)]),
    cache: createCache(),
  };
}

/** Messages of errors come in the language of the screen. */
function languageLink(): ApolloLink {
  const language = inject(Language);
  return new SetContextLink(() => ({
    headers: new HttpHeaders({ 'accept-language': language.current(), 'apollo-require-preflight': 'true' }),
  }));
}

function accessLink(): ApolloLink {
  const access = inject(AccessEvents);
  return new ErrorLink(({ error }) => {
    for (const { extensions } of answeredErrors(error)) {
      if (extensions?.['code'] === 'UNAUTHENTICATED') access.unauthenticated.next();
      if (extensions?.['code'] === 'PASSWORD_CHANGE_REQUIRED') access.passwordChangeRequired.next();
    }
  });
}
