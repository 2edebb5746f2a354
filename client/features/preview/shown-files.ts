/** The files of which a preview has shown something: it may lead to those, and to nothing else. */
export class ShownFiles {
  private readonly files = new Set<string>();

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
    return this.files.has(file);
  }
}
