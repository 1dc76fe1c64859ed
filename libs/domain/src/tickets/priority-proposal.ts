import type { TicketPriority, TicketType } from './ticket-vocabulary';

/** Answers to "how badly is work affected?", the worst first. */
export const workImpacts = ['BLOCKED', 'HINDERED', 'MINOR'] as const;
/** How badly work is affected, see {@link workImpacts}. */
export type WorkImpact = (typeof workImpacts)[number];

const proposals: Record<TicketType, Record<WorkImpact, TicketPriority>> = {
  OUTAGE: { BLOCKED: 'HIGH', HINDERED: 'HIGH', MINOR: 'MEDIUM' },
  DEFECT: { BLOCKED: 'HIGH', HINDERED: 'MEDIUM', MINOR: 'LOW' },
  CONSULTATION: { BLOCKED: 'MEDIUM', HINDERED: 'MEDIUM', MINOR: 'LOW' },
  FEATURE_REQUEST: { BLOCKED: 'MEDIUM', HINDERED: 'LOW', MINOR: 'LOW' },
};

/** The priority the form proposes; the customer may change it, a specialist corrects it later. */
export const proposePriority = (type: TicketType, impact: WorkImpact): TicketPriority =>
  proposals[type][impact];
