/** A letter to one person. */
export interface Mail {
  /** One address, without a name. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Names what the letter tells, so that a letter sent twice can be recognised as the same. */
  readonly about?: string;
}

/** Sends letters. */
export interface Mailer {
  /** Resolves when the letter was taken over; throws when it has to be tried again. */
  send(mail: Mail): Promise<void>;
}
