import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../interchange/report/paint.js';
import { reachJson } from '../../interchange/report/reach/json.js';
import { reachText } from '../../interchange/report/reach/text.js';
import type { Answer, TrafficBox, Verdict } from '../../network/answers/answer.js';
import { ANSWER, FORWARD, SOURCES } from './samples.js';

const options = { paint: PLAIN, width: 100, asked: true };
const box: TrafficBox = {
  protocol: 'tcp',
  ports: '22,443',
  from: '10.0.0.10',
  to: '10.0.1.5',
  clientPorts: '1024-65535',
};
const open: Answer = {
  ...ANSWER,
  verdict: 'partly',
  reachable: [box],
  partly: [{ ...box, ports: '80', clientPorts: '32768-65535' }],
};

describe('reach as JSON', () => {
  const told = JSON.parse(reachJson(ANSWER, SOURCES));

  it('is the answer with schema, and places as file, line and column', () => {
    expect(told).toMatchObject({
      schema: 1,
      from: 'internet',
      to: 'counter',
      traffic: 'https',
      verdict: 'blocked',
      oneWay: [],
      example: ANSWER.example,
    });
    expect(told.paths[0].forward[1].location).toEqual({ file: 'nets/shop.vpc', line: 2, column: 9 });
    expect(told.blockers[0].location).toEqual({ file: 'nets/shop.vpc', line: 2, column: 9 });
  });

  it('gives no place to what nobody wrote', () => {
    expect(told.paths[0].forward[2]).not.toHaveProperty('location');
    expect(told.paths[0].forward).toHaveLength(FORWARD.length);
  });
});

describe('reach as text', () => {
  it('opens with the verdict, in one sentence', () => {
    expect(reachText(ANSWER, SOURCES, options).split('\n').slice(0, 2)).toEqual([
      'BLOCKED',
      'internet cannot reach counter on https: no packet is delivered.',
    ]);
  });

  it.each<[Verdict, RegExp]>([
    ['reachable', /can reach counter on https: every packet/],
    ['partly', /only in part/],
    ['one-way', /no reply can come back/],
    ['unknown', /the files do not say/],
  ])('has a sentence for %s', (verdict, sentence) => {
    expect(reachText({ ...ANSWER, verdict }, SOURCES, options)).toMatch(sentence);
  });

  it('speaks of what is delivered where nothing was asked for', () => {
    const text = reachText({ ...ANSWER, verdict: 'reachable', reachable: [box] }, SOURCES, {
      ...options,
      asked: false,
    });
    expect(text).toContain('what is delivered, listed below, gets its reply; the rest is blocked');
  });

  it('tells no port by a list of all the others', () => {
    const ports = '0-21,23-65535';
    const traffic = 'tcp 0-21, tcp 23-65535';
    const text = reachText(
      { ...ANSWER, verdict: 'reachable', traffic, reachable: [{ ...box, ports }] },
      SOURCES,
      options,
    );
    expect(text).toContain('tcp on most ports');
    expect(text).not.toContain('23-65535  ');
  });

  it('lists the boxes, each with its outcome', () => {
    const text = reachText(open, SOURCES, options);
    expect(text).toMatch(/reachable {2}tcp 22, 443 {2}10\.0\.0\.10 → 10\.0\.1\.5 {2}from client ports 1024-65535/);
    expect(text).toMatch(/partly {5}tcp 80 {7}10\.0\.0\.10 → 10\.0\.1\.5 {2}no reply to client ports 1024-32767/);
  });

  it('shows the trace step by step, and the packet wherever it changes', () => {
    const lines = reachText(ANSWER, SOURCES, options).split('\n');
    const steps = lines.filter((line) => /^ +\d+ {2}/.test(line));
    expect(steps).toHaveLength(FORWARD.length);
    expect(steps[1]).toMatch(/2 {2}✓ allowed +network-acl-inbound +shop\.default +rule 100 +nets\/shop\.vpc:2:9$/);
    expect(steps[2]).toMatch(/✗ stopped +security-group-inbound +shop\.default +no rule allows it$/);
    expect(lines.filter((line) => line.includes('203.0.113.5') && line.includes('→ '))).toHaveLength(3);
  });

  it('names what stops the rest, with AWS code and what to do', () => {
    const text = reachText(ANSWER, SOURCES, options);
    expect(text).toMatch(
      /✗ request at security-group-inbound shop\.default \[ENI_SG_RULES_MISMATCH\] {2}nets\/shop\.vpc:2:9\n {4}No rule of the group lets tcp 443 in\. Add one\./,
    );
  });

  it('says how much it leaves out', () => {
    const many = { ...ANSWER, paths: Array.from({ length: 9 }, () => ANSWER.paths[0] as Answer['paths'][number]) };
    expect(reachText(many, SOURCES, options)).toContain('… and 3 more paths: --format json has all of them');
  });
});
