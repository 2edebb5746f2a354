import type { Assertion, Element, Expectation, Reference, Subject } from '../../network/topology/index.js';
import { ROLES } from '../link/roles.js';
import { quote } from '../parse/value-converter.js';
import type { Naming } from './naming.js';
import { printTraffics } from './print-traffic.js';
import { lines } from './text.js';

/** Expectations of one test that follow each other are one `test` again. */
export function printExpectations(expectations: readonly Expectation[], naming: Naming): string[] {
  const out: string[] = [];
  for (let i = 0; i < expectations.length; ) {
    const { test } = expectations[i] as Expectation;
    if (!test) {
      out.push(`expect ${printAssertion((expectations[i++] as Expectation).assertion, naming)}`);
      continue;
    }
    const assertions: string[] = [];
    while (i < expectations.length && expectations[i]?.test?.value === test.value)
      assertions.push(printAssertion((expectations[i++] as Expectation).assertion, naming));
    out.push(lines(`test ${quote(test.value)}`, assertions));
  }
  return out;
}

function printAssertion(assertion: Assertion, naming: Naming): string {
  const from = subjects(assertion.from, naming);
  const to = subjects(assertion.to, naming);
  const on = assertion.traffics ? ` on ${printTraffics(assertion.traffics)}` : '';
  switch (assertion.kind) {
    case 'only':
      return `only ${from} can reach ${to}${on}`;
    case 'cannot':
      return `${from} cannot reach ${to}${on}${assertion.except ? ` except on ${printTraffics(assertion.except)}` : ''}`;
    case 'can':
      return `${from} can reach ${to}${on}${assertion.via.length > 0 ? ` via ${naming.references(assertion.via as readonly Reference<Element>[], ROLES.via)}` : ''}`;
  }
}

function subjects(list: readonly Subject[], naming: Naming): string {
  return list
    .map((subject) =>
      subject.kind === 'ref-subject' ? naming.subject(subject.text, subject.targets, ROLES.subject) : subject.text,
    )
    .join(', ');
}
