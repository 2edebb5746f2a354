import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { checkJunit } from '../../interchange/report/check/junit.js';
import { check, loadNetwork, RULES, reportCheck } from '../../library/index.js';
import { readNetwork } from '../../library/node/index.js';
import { ROOT } from '../architecture/source-tree.js';
import { CLEAN, HINT, OVERLAP, REPORT } from './samples.js';
import { elements, parseXml, type XmlElement } from './xml.js';

const DESCRIBED = [
  { id: 'subnet-cidr-overlap', severity: 'error', summary: 'Two subnets overlap.' },
  { id: 'group-open', severity: 'warning', summary: 'Open to the world.' },
  { id: 'expectation-failed', severity: 'error', summary: 'It does not hold.' },
] as const;
const SCHEMA = readFileSync(join(import.meta.dirname, 'jenkins-junit.xsd'), 'utf8');

/** What Jenkins would refuse. */
async function complaints(xml: string): Promise<string[]> {
  const { errors } = await validateXML({ xml: { fileName: 'report.xml', contents: xml }, schema: SCHEMA });
  return errors.map(({ message }) => message);
}

const casesOf = (xml: string): XmlElement[] => elements(parseXml(xml), 'testcase');
const namesIn = (xml: string, suite: string): (string | undefined)[] =>
  casesOf(xml)
    .filter(({ attributes }) => attributes.classname === suite)
    .map(({ attributes }) => attributes.name);

describe('check as JUnit XML', () => {
  const xml = checkJunit(REPORT, DESCRIBED);
  const root = parseXml(xml);
  const cases = elements(root, 'testcase');

  it('counts what it holds, at every level', () => {
    const suites = elements(root, 'testsuite');
    const failed = (element: XmlElement): number => elements(element, 'failure').length;
    for (const element of [root, ...suites]) {
      expect(Number(element.attributes.tests)).toBe(elements(element, 'testcase').length);
      expect(Number(element.attributes.failures)).toBe(failed(element));
    }
    for (const suite of suites) expect(Number(suite.attributes.skipped)).toBe(elements(suite, 'skipped').length);
  });

  it('has a case an expectation, in the suite of its test', () => {
    const suite = elements(root, 'testsuite').find(({ attributes }) => attributes.name === 'the front <door>');
    expect(suite?.children.map((one) => one.children.map(({ name }) => name))).toEqual([[], ['failure']]);
    const open = cases.find(({ attributes }) => attributes.classname === 'expectations');
    expect(open?.children[0]?.name).toBe('skipped');
  });

  it('counts a failed expectation once', () => {
    expect(elements(root, 'failure').map(({ text }) => text.split('\n')[0])).toEqual([
      expect.stringMatching(/^nets\/shop\.vpc:5:\d+$/),
      expect.stringMatching(/^nets\/shop\.vpc:3:18: error: The block overlaps/),
    ]);
    expect(namesIn(xml, 'rules')).not.toContain('expectation-failed');
  });

  it('has a case a rule; it fails for an error only', () => {
    const rules = new Map(
      cases.filter(({ attributes }) => attributes.classname === 'rules').map((one) => [one.attributes.name, one]),
    );
    expect([...rules.keys()].sort()).toEqual(['group-open', 'quota', 'subnet-cidr-overlap']);
    expect(rules.get('group-open')?.children).toEqual([]);
    expect(rules.get('quota')?.children[0]).toMatchObject({
      name: 'system-out',
      text: expect.stringContaining(HINT.message),
    });
    const failure = rules.get('subnet-cidr-overlap')?.children[0];
    expect(failure?.attributes.message).toBe(OVERLAP.message);
    expect(failure?.text).toBe(`nets/shop.vpc:3:18: error: ${OVERLAP.message}`);
  });

  it('has no case of a rule that is off: nothing was tested', () => {
    const network = loadNetwork('vpc shop 10.0.0.0/16 { }\n');
    const judged = (rules: Readonly<Record<string, 'off' | 'error'>>): unknown[] =>
      namesIn(reportCheck(network, { format: 'junit', rules }).text, 'rules');
    expect(judged({})).toContain('group-open');
    expect(judged({ 'group-open': 'off' })).not.toContain('group-open');
    expect(judged({ 'group-open': 'error' })).toHaveLength(judged({ 'group-open': 'off' }).length + 1);
    expect(judged({})).toHaveLength(RULES.length - 2);
  });

  it('tells apart expectations of one text by where they stand', () => {
    const twice = 'vpc shop 10.0.0.0/16 { }\nexpect internet cannot reach shop\nexpect internet cannot reach shop\n';
    expect(namesIn(reportCheck(loadNetwork(twice), { format: 'junit' }).text, 'expectations')).toEqual([
      'internet cannot reach shop (network.vpc:2:8)',
      'internet cannot reach shop (network.vpc:3:8)',
    ]);
  });

  it('has no character that XML forbids', async () => {
    const odd = { ...CLEAN, findings: [{ ...OVERLAP, message: 'a \u0000 b \uD800 c ]]> d' }] };
    const text = checkJunit(odd, DESCRIBED);
    expect(elements(parseXml(text), 'failure')[0]?.attributes.message).toBe('a \uFFFD b \uFFFD c ]]> d');
    expect(await complaints(text)).toEqual([]);
  });
});

describe('what Jenkins takes', () => {
  it.each(['classic-mistakes', 'coffee-shop', 'three-tier', 'hybrid', 'remote-work'])(
    'is the report of %s',
    async (name) => {
      const network = readNetwork(`examples/${name}`, { cwd: ROOT });
      const { text } = reportCheck(network, { format: 'junit' });
      expect(await complaints(text)).toEqual([]);
      expect(casesOf(text).every(({ attributes }) => attributes.time === '0')).toBe(true);
      expect(namesIn(text, 'rules').length).toBeGreaterThan(80);
      const failed = check(network).expectations.filter(({ holds }) => holds === false);
      const failures = casesOf(text).filter(
        (one) => one.attributes.classname !== 'rules' && elements(one, 'failure').length > 0,
      );
      expect(failures).toHaveLength(failed.length);
    },
  );

  it('is the report of samples, and none that names a file and a line', async () => {
    const text = checkJunit(REPORT, DESCRIBED);
    expect(await complaints(text)).toEqual([]);
    expect(await complaints(text.replace('<testcase ', '<testcase file="shop.vpc" line="3" '))).toEqual([
      expect.stringContaining("'file'"),
      expect.stringContaining("'line'"),
    ]);
    expect(await complaints(text.replace('<testsuites ', '<testsuites skipped="1" '))).toHaveLength(1);
  });
});
