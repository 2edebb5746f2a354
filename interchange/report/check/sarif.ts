import type { Log, PhysicalLocation, ReportingDescriptor, Result, ThreadFlowLocation } from 'sarif';
import type { Hop } from '../../../network/answers/index.js';
import type { ExpectationResult } from '../../../network/expectations/index.js';
import type { Finding, Severity } from '../../../network/findings/index.js';
import type { RuleDescription } from '../../../network/rules/index.js';
import type { Origin } from '../../../network/topology/index.js';
import { jsonText } from '../json-text.js';
import { isWritten, type SourceFiles } from '../source-files.js';
import { type CheckReport, helpPage, originKey, rulesOf } from './check-report.js';

const LEVEL: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** `check --format sarif`: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. One rule object a rule; a failed expectation has a code flow: the packet's checkpoints. */
export function checkSarif(report: CheckReport, rules: readonly RuleDescription[], version: string): string {
  const described = rulesOf(report, rules);
  const indexOf = new Map(described.map(({ id }, index) => [id, index]));
  const failed = new Map(
    report.expectations
      .filter(({ holds }) => holds === false)
      .map((result) => [originKey(result.expectation.origin), result]),
  );
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'vpclens', version, semanticVersion: version, rules: described.map(ruleObject) } },
        columnKind: 'utf16CodeUnits',
        results: report.findings.map((finding) => {
          const result = finding.rule === 'expectation-failed' ? failed.get(originKey(finding.origin)) : undefined;
          return resultObject(finding, indexOf.get(finding.rule) as number, result, report.sources);
        }),
      },
    ],
  };
  return `${jsonText(log, 2)}\n`;
}

function ruleObject({ id, severity, summary }: RuleDescription): ReportingDescriptor {
  return {
    id,
    name: id.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase()),
    shortDescription: { text: summary },
    help: { text: `${summary}. See ${helpPage(id)}.` },
    defaultConfiguration: { level: LEVEL[severity] },
  };
}

function resultObject(
  finding: Finding,
  ruleIndex: number,
  failed: ExpectationResult | undefined,
  sources: SourceFiles,
): Result {
  const related = finding.related.filter(({ origin }) => isWritten(origin));
  const hops = failed?.path ? [...failed.path.forward, ...failed.path.return] : [];
  const steps = hops.filter(({ decision }) => decision !== 'not-reached');
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVEL[finding.severity],
    message: { text: finding.message },
    ...(isWritten(finding.origin)
      ? { locations: [{ physicalLocation: physicalLocation(finding.origin, sources) }] }
      : {}),
    ...(related.length > 0
      ? {
          relatedLocations: related.map(({ message, origin }, id) => ({
            id,
            physicalLocation: physicalLocation(origin, sources),
            message: { text: message },
          })),
        }
      : {}),
    ...(steps.length > 0
      ? { codeFlows: [{ threadFlows: [{ locations: steps.map((hop, i) => step(hop, i, sources)) }] }] }
      : {}),
  };
}

function step(hop: Hop, index: number, sources: SourceFiles): ThreadFlowLocation {
  const rule = hop.rule === undefined ? '' : `, ${hop.rule}`;
  const text = hop.note ?? `${hop.checkpoint} ${hop.object}${rule}: ${hop.decision}`;
  const written = hop.location && isWritten(hop.location) ? hop.location : undefined;
  return {
    executionOrder: index + 1,
    kinds: [hop.checkpoint],
    importance: hop.decision === 'deny' ? 'essential' : 'important',
    location: {
      ...(written ? { physicalLocation: physicalLocation(written, sources) } : {}),
      logicalLocations: [{ fullyQualifiedName: hop.object }],
      message: { text },
    },
  };
}

function physicalLocation({ file, range }: Origin, sources: SourceFiles): PhysicalLocation {
  return {
    artifactLocation: { uri: uriReference(sources.pathOf(file)) },
    region: {
      startLine: range.start.line,
      startColumn: range.start.column,
      endLine: range.end.line,
      endColumn: range.end.column,
    },
  };
}

/** A path as a URI reference: relative paths stay relative to where the command ran, as code scanning services expect. */
export function uriReference(path: string): string {
  const parts = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  if (parts.startsWith('/')) return `file://${parts}`;
  return /^[A-Za-z]%3A\//.test(parts) ? `file:///${parts.replace('%3A', ':')}` : parts;
}
