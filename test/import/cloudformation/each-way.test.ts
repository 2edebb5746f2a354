/**
 * A template with conditions that nobody decides says of everything what is so in each way in which they may turn out: never one thing for certain that another way
 * contradicts, and what all ways agree on.
 */
import { describe, expect, it } from 'vitest';
import { comparedWithEachWay } from './each-way.js';
import { DECIDED, NET, OPEN } from './each-way-templates.js';

const whole = (template: string): string => (template.includes('Resources:') ? template : NET + template);

describe('what all ways agree on is decided, and nothing else', () => {
  it.each(DECIDED)('%s', (_, template, conditions, ends) => {
    expect(comparedWithEachWay(whole(template), conditions, ends)).toEqual({ contradicted: [], open: [] });
  });
});

describe('nothing is decided that some way contradicts', () => {
  it.each(OPEN)('%s', (_, template, conditions, ends) => {
    expect(comparedWithEachWay(whole(template), conditions, ends).contradicted).toEqual([]);
  });
});
