/** The files of which a preview has shown something: it may lead to those, and to nothing else. */
export class ShownFiles {
  private readonly files = new Set<string>();

  /** `picture`: the newest one as a whole. A change that was sent may tell of another file alone, and of no place in it. */
  constructor(private readonly picture: () => unknown = () => undefined) {}

  /** Every place in what is sent to a page: `{ file, range }`, however deep. */
  note(value: unknown): void {
    if (Array.isArray(value)) for (const item of value) this.note(item);
    else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
      const { file, range } = value as { file?: unknown; range?: unknown };
      if (typeof file === 'string' && range !== undefined) this.files.add(file);
      else for (const field of Object.values(value)) this.note(field);
    }
  }

  has(file: string): boolean {
    if (!this.files.has(file)) this.note(this.picture());
    return this.files.has(file);
  }
}
