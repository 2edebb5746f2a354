import type { Finding } from '../../network/findings/index.js';
import type { Topology, TrafficTerm } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import { linkAll } from '../link/link.js';
import { NearNames } from '../link/link-messages.js';
import { FileBuilder } from '../lower/file-builder.js';
import { trafficTerms } from '../lower/traffic.js';
import { misplaced } from '../parse/expected-words.js';
import { parseFile } from '../parse/parsed-file.js';
import { syntaxFindings } from '../parse/syntax-findings.js';
import { scopeOf } from './topology-scope.js';

/** A question's traffic is read as the right side of a service declaration. */
const FRAME = 'service q = ';

/** A list of traffic as a person types it: `tcp 443`, `https, ping`, `tcp 22, 3389`, `all`. */
export function parseTraffic(text: string, topology: Topology): { traffics: TrafficTerm[] } | { error: string } {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '')
    return {
      error: say`
      No traffic is named here: write for example \`tcp 443\`, \`https, ping\`, \`udp 53\` or \`all\`.
    `,
    };
  const aliases = aliasesIn(line, topology);
  const file = parseFile('query:/traffic', FRAME + withAliases(line, aliases));
  const [problem] = syntaxFindings(file);
  const { declarations, imports } = file.root;
  const [service] = declarations;
  const more =
    imports.length > 0 ||
    declarations.length > 1 ||
    (problem !== undefined &&
      declarations.length === 1 &&
      problem.message.startsWith(misplaced(imageOf(problem, file.text), 'File')));
  if (more)
    return {
      error: say`
        \`${line}\` is no list of traffic: its parts are separated by commas, as in \`tcp 443, udp 53\` or
        \`https, ping\`.
      `,
    };
  if (problem)
    return {
      error: say`
        \`${line}\` is no list of traffic.
        ${problem.message.replace(', but the file ends here', '').replace(/[:;] .* reads .*$/, '.')}
      `,
    };
  if (service?.$type !== 'Service')
    return {
      error: say`
      \`${line}\` is no list of traffic: write for example \`tcp 443\`, \`https, ping\` or \`all\`.
    `,
    };
  const builder = new FileBuilder(file.uri, file.text, scopeOf(topology), {
    docs: new Map(),
    ignores: [],
    remarks: new Map(),
  });
  const traffics = trafficTerms(builder, service.traffics);
  const links = builder.links.map((link) => ({ ...link, text: aliases.get(link.text) ?? link.text }));
  const [finding] = [...builder.findings, ...linkAll(links, new NearNames()).findings];
  if (finding) return { error: finding.message.replace(say` Declare it, or import the file that does.`, '') };
  return { traffics: traffics.map((term) => withoutAlias(term, aliases)) };
}

/** The language has no word for a service that is told apart by its file (`web (b.vpc)`): while it is read, a plain name stands for each. */
function aliasesIn(line: string, { services }: Topology): Map<string, string> {
  const names = services.filter(({ name, written }) => written !== undefined && line.includes(name));
  return new Map(names.map(({ name }, i) => [`told-apart-${i}`, name]));
}

function withAliases(line: string, aliases: ReadonlyMap<string, string>): string {
  return [...aliases].reduce((text, [alias, name]) => text.replaceAll(name, alias), line);
}

function withoutAlias(term: TrafficTerm, aliases: ReadonlyMap<string, string>): TrafficTerm {
  if (term.kind !== 'service') return term;
  return { ...term, ref: { ...term.ref, text: aliases.get(term.ref.text) ?? term.ref.text } };
}

/** What it is about: the frame is one line. */
const imageOf = ({ origin: { range } }: Finding, text: string): string =>
  text.slice(range.start.column - 1, range.end.column - 1);
