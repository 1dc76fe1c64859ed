/** Tells whether rows of some tables that were read before may still be believed, as far as this process writes them. */
export class WriteWatch {
  private writing = 0;
  private writes = 0;
  constructor(private readonly tables: ReadonlySet<string>) {}

  /** The same mark twice: nothing was changed or removed in between. Null while a transaction may do so. */
  get mark(): number | null {
    return this.writing ? null : this.writes;
  }

  /** A transaction changes or removes rows of this table; the returned function is to be called when it has ended. */
  begin(table: string): (() => void) | null {
    if (!this.tables.has(table)) return null;
    this.writing++;
    return () => {
      this.writing--;
      this.writes++;
    };
  }
}
