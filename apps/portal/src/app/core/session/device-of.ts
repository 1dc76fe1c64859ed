/** What a person calls the thing they signed in with. */
export interface Device {
  /** Name and main version, such as `Firefox 128`; empty when unknown. */
  readonly browser: string;
  /** Such as `Windows`; empty when unknown. */
  readonly system: string;
}

// The order counts: most browsers also claim to be those that follow them.
const browsers: readonly [name: string, mark: RegExp][] = [
  ['Яндекс Браузер', /YaBrowser\/(\d+)/],
  ['Opera', /(?:OPR|OPiOS)\/(\d+)/],
  ['Edge', /(?:Edg|EdgA|EdgiOS|Edge)\/(\d+)/],
  ['Samsung Internet', /SamsungBrowser\/(\d+)/],
  ['Firefox', /(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /(?:Chrome|CriOS|HeadlessChrome)\/(\d+)/],
  ['Safari', /Version\/(\d+).*Safari\//],
];

const systems: readonly [name: string, mark: RegExp][] = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad|iPod/],
  ['ChromeOS', /CrOS/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux|X11/],
];

/** Browser and system that a user agent names; unknown ones are empty. */
export function deviceOf(userAgent: string): Device {
  const found = browsers
    .map(([name, mark]) => ({ name, version: mark.exec(userAgent)?.[1] }))
    .find(({ version }) => version !== undefined);
  return {
    browser: found ? `${found.name} ${found.version}` : '',
    system: systems.find(([, mark]) => mark.test(userAgent))?.[0] ?? '',
  };
}
