import type { SystemTexts } from '../template';
import { checkout } from './checkout';
import { clientArea } from './client-area';
import { documents } from './documents';
import { integrationBus } from './integration-bus';
import { mobileApp } from './mobile-app';
import { reports } from './reports';
import { warehouse } from './warehouse';

/** The supported systems of the demo, by short name. */
export const systems = {
  mobileApp,
  warehouse,
  checkout,
  clientArea,
  integrationBus,
  reports,
  documents,
} as const satisfies Record<string, SystemTexts>;
/** Short name of a supported system. */
export type SystemName = keyof typeof systems;
