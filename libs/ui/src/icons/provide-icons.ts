import {
  inject,
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
  type EnvironmentProviders,
} from '@angular/core';
import { MatIconRegistry } from '@angular/material/icon';
import { DomSanitizer } from '@angular/platform-browser';
import { icons } from './icons';

const svg = (path: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="currentColor"><path d="${path}"/></svg>`;

function registerIcons(): void {
  const registry = inject(MatIconRegistry);
  const sanitizer = inject(DomSanitizer);
  for (const [name, path] of Object.entries(icons)) {
    // Our own constants, never user input: that is why they may pass the sanitizer.
    registry.addSvgIconLiteral(name, sanitizer.bypassSecurityTrustHtml(svg(path)));
  }
}

/** Makes every icon of the product available as `<mat-icon svgIcon="name" />`. */
export const provideIcons = (): EnvironmentProviders =>
  makeEnvironmentProviders([provideEnvironmentInitializer(registerIcons)]);
