import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-protocol';
import type { Cursor, Expected } from '../../language/index.js';
import { BUILTIN_SERVICES, type Topology } from '../../network/topology/index.js';

interface KnownPort {
  readonly label: string;
  readonly names: readonly string[];
}

/** Behind `tcp` and `udp`: ports that have a name, those of the file first. They are found by their names too. */
export function portItems(
  { services }: Topology,
  { statement }: Cursor,
  expected: readonly Expected[],
): CompletionItem[] {
  const protocol = statement.findLast((word) => word === 'tcp' || word === 'udp');
  const isPort = expected.some(({ rule }) => rule === 'PortRange');
  if (!protocol || !isPort) return [];
  const declared = services.flatMap(({ name, traffics }) =>
    traffics.flatMap((term) =>
      term.kind === 'ports' && term.protocol === protocol
        ? term.ports.map(({ low, high }) => ({ label: low === high ? `${low}` : `${low}-${high}`, name }))
        : [],
    ),
  );
  const builtin = Object.entries(BUILTIN_SERVICES).flatMap(([name, ports]) =>
    ports.filter((one) => one.protocol === protocol).map(({ port }) => ({ label: `${port}`, name })),
  );
  return grouped([...declared, ...builtin]).map(({ label, names }) => ({
    label,
    kind: CompletionItemKind.Value,
    detail: names.join(', '),
    filterText: `${label} ${names.join(' ')}`,
  }));
}

function grouped(ports: readonly { readonly label: string; readonly name: string }[]): KnownPort[] {
  const found = new Map<string, string[]>();
  for (const { label, name } of ports) found.set(label, [...(found.get(label) ?? []), name]);
  return [...found].map(([label, names]) => ({ label, names: [...new Set(names)] }));
}
