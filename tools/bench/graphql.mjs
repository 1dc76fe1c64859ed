// Operations as the portal sends them, and a plain way to send one.
import { readFileSync } from 'node:fs';
import { at } from '../workspace.mjs';

const portal = (path) => readFileSync(at('apps/portal/src/app', path), 'utf8');
const fragments = portal('tickets/ticket.fragments.graphql');

/** The part of a `.graphql` file that begins at `start` and ends at the next blank line behind its closing brace. */
function operation(text, start) {
  const from = text.indexOf(start);
  return text.slice(from, text.indexOf('\n}\n', from) + 3);
}
const fragment = (name) => operation(fragments, `fragment ${name} on`);
const row = ['TicketRow', 'Person', 'TicketDeadline'].map(fragment).join('');

/** The table of tickets as the portal asks for it. */
export const portalList = operation(portal('tickets/list/ticket-list.graphql'), 'query TicketList(') + row;

/** The changes of the table as the portal follows them. */
export const portalListChanged =
  operation(portal('tickets/list/ticket-list.graphql'), 'subscription TicketListChanged(') + row;

const users = portal('admin/users/users.graphql');
const groups = portal('admin/groups/groups.graphql');

/** The tables of accounts and of groups as the portal asks for them. */
export const adminUsers = operation(users, 'query Users(') + operation(users, 'fragment UserRow on');
export const adminGroups = operation(groups, 'query Groups(') + operation(groups, 'fragment GroupRow on');

/** Fifty tickets with author, system and assignee. */
export const plainList = `query List {
  tickets(tab: ALL, first: 50) { edges { node {
    id number version subject type priority status answered createdAt updatedAt statusChangedAt
    system { id name } author { id fullName } assignee { id fullName }
  } } }
}`;

/** Sends one operation; resolves with its data, throws its errors. */
export async function send(url, cookie, query, variables = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
