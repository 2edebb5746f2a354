import type { Log, Result, ThreadFlowLocation } from 'sarif';
import type { Hop } from '../../../network/answers/index.js';
import type { Finding } from '../../../network/findings/index.js';
import type { JudgedExpectation, RuleDescription } from '../../../network/rules/index.js';
import type { Origin } from '../../../network/topology/index.js';
import { jsonText } from '../json-text.js';
import { isWritten, type PathInRepository } from '../source-files.js';
import { type CheckReport, originKey, rulesOf } from './check-report.js';
import { BASES, locationsIn, type ToLocation } from './sarif-location.js';
import { LEVEL, ruleObject, ruleOverrides } from './sarif-rule.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * `check --format sarif`: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. One rule object a rule; a failed expectation has a code flow: the packet's checkpoints.
 * GitHub's code scanning shows it: each place is that of a file in the repository.
 */
export function checkSarif(
  report: CheckReport,
  rules: readonly RuleDescription[],
  version: string,
  pathInRepository: PathInRepository = (path) => path,
): string {
  const described = rulesOf(report, rules);
  const indexOf = new Map(described.map(({ id }, index) => [id, index]));
  const locationOf = locationsIn(report.sources, pathInRepository);
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
        invocations: [
          { executionSuccessful: true, ruleConfigurationOverrides: ruleOverrides(report.settings, indexOf) },
        ],
        originalUriBaseIds: BASES,
        columnKind: 'utf16CodeUnits',
        results: report.findings.map((finding) => {
          const result = finding.rule === 'expectation-failed' ? failed.get(originKey(finding.origin)) : undefined;
          return resultObject(finding, indexOf.get(finding.rule) as number, result, locationOf);
        }),
      },
    ],
  };
  return `${jsonText(log, 2)}\n`;
}

function resultObject(
  finding: Finding,
  ruleIndex: number,
  failed: JudgedExpectation | undefined,
  locationOf: ToLocation,
): Result {
  const related = finding.related.filter(({ origin }) => isWritten(origin));
  const hops = failed?.path ? [...failed.path.forward, ...failed.path.return] : [];
  const steps = hops.filter(({ decision }) => decision !== 'not-reached');
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVEL[finding.severity],
    message: { text: finding.message },
    ...(isWritten(finding.origin) ? { locations: [{ physicalLocation: locationOf(finding.origin) }] } : {}),
    ...(related.length > 0
      ? {
          relatedLocations: related.map(({ message, origin }, id) => ({
            id,
            physicalLocation: locationOf(origin),
            message: { text: message },
          })),
        }
      : {}),
    ...(steps.length > 0
      ? {
          codeFlows: [
            { threadFlows: [{ locations: steps.map((hop, i) => step(hop, i, finding.origin, locationOf)) }] },
          ],
        }
      : {}),
  };
}

/** A step at what nobody wrote, such as AWS's default ACL, stands at the expectation: code scanning shows no step without a place. */
function step(hop: Hop, index: number, expectation: Origin, locationOf: ToLocation): ThreadFlowLocation {
  const rule = hop.rule === undefined ? '' : `, ${hop.rule}`;
  const text = hop.note ?? `${hop.checkpoint} ${hop.object}${rule}: ${hop.decision}`;
  const written = hop.location && isWritten(hop.location) ? hop.location : expectation;
  return {
    executionOrder: index + 1,
    kinds: [hop.checkpoint],
    importance: hop.decision === 'deny' ? 'essential' : 'important',
    location: {
      physicalLocation: locationOf(written),
      logicalLocations: [{ fullyQualifiedName: hop.object }],
      message: { text },
    },
  };
}
