/** The words that a task of the type `vpclens` runs, each of which a shell must take for one. What its definition leaves out, or says wrongly, is as the schema's default: tasks are written by hand. */
export function checkCommand({ command, paths, options }: Readonly<Record<string, unknown>>): string[] {
  return [
    ...textsOf(command, ['vpclens']),
    'check',
    ...textsOf(paths, ['.']),
    '--format',
    'compact',
    ...textsOf(options, []),
  ];
}

function textsOf(value: unknown, otherwise: readonly string[]): readonly string[] {
  const texts = Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one !== '') : [];
  return texts.length > 0 ? texts : otherwise;
}
