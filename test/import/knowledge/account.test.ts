/**
 * What an account does not tell may make a verdict `unknown`, and never turns one definite verdict into another; what is told twice, in parts or beside answers of other
 * things is told all the same. Some of all cases, picked by a seed: all of them where `KNOWLEDGE_MUTATIONS` asks for as many.
 */
import { describe, expect, it } from 'vitest';
import { importAws } from '../../../interchange/import/aws/import-aws.js';
import type { Topology } from '../../../network/topology/index.js';
import { Random } from '../../oracle/random.js';
import { EVERY_ACCOUNT } from '../account/every-account.js';
import { OTHER_ANSWERS } from '../account/other-answers.js';
import type { Account } from '../account.js';
import { cutLists, inTwoParts, type Less, missingFields, missingTwo, onceMore, shortLists } from './less-of-account.js';
import { flips, SEED, sampled, Verdicts } from './verdicts.js';

const read = (files: Account): Topology =>
  importAws(
    Object.entries(files).map(([path, json]) => ({ path, text: JSON.stringify(json) })),
    { names: 'id' },
  ).topology;

/**
 * What is left is another account, of which everything is told. AWS says that a subnet uses the main table by not naming it in any other: a table that is cut out with all
 * its associations leaves no trace, nor does an entry of a prefix list, or a static route or a propagation of a
 * transit gateway's table.
 */
const ANOTHER_ACCOUNT =
  / (RouteTables|Entries|Routes|Propagations\.\d+\.TransitGatewayRouteTablePropagations): [a-z ]+$/;

/** Questions about addresses that the whole gives to something and the rest to nothing: nobody is there, and it is said. */
const withoutLost = (
  verdicts: ReadonlyMap<string, string>,
  whole: Account,
  less: Account,
  subjects: readonly string[],
) => {
  const [before, now] = [JSON.stringify(whole), JSON.stringify(less)];
  const lost = subjects.filter(
    (one) => /^[0-9a-f.:]+$/.test(one) && before.includes(`"${one}"`) && !now.includes(`"${one}"`),
  );
  return new Map([...verdicts].filter(([question]) => !lost.some((one) => question.includes(one))));
};

describe.each(EVERY_ACCOUNT)('$name', ({ files, subjects }) => {
  const verdicts = new Verdicts({ subjects, traffics: ['tcp 443', 'tcp 5432', 'udp 53'] });
  const of = (account: Account) => withoutLost(verdicts.of(read(account)), files(), account, subjects);
  const whole = of(files());
  const changes = (all: readonly Less[]): string[] =>
    all.flatMap(({ what, files }) => {
      const now = of(files());
      return [...whole].flatMap(([question, was]) => {
        const is = now.get(question) ?? 'nothing to ask';
        return is === was ? [] : [`${what}: ${question}: ${was}, now ${is}`];
      });
    });
  const turned = (all: readonly Less[]): string[] =>
    all.flatMap(({ what, files }) => flips(whole, of(files())).map((flip) => `${what}: ${flip}`));

  it('is asked what it answers in more than one way', () => {
    const found = [...whole.values()];
    expect(new Set(found).size).toBeGreaterThan(1);
    expect(found.filter((one) => one === 'unknown').length).toBeLessThan(found.length / 4);
  });

  it('with a list cut to its half', () => {
    const all = cutLists(files()).filter(({ what }) => !ANOTHER_ACCOUNT.test(what));
    expect(turned(sampled(all, 6))).toEqual([]);
  });

  it('with an answer that AWS cut short, and says so', () =>
    expect(turned(sampled(shortLists(files()), 6))).toEqual([]));

  it('with a field missing', () => expect(turned(sampled(missingFields(files()), 12))).toEqual([]));

  it('with two things missing, which only say less than with one', () => {
    const random = new Random(SEED);
    const found = Array.from({ length: Number(process.env.KNOWLEDGE_MUTATIONS ?? 30) > 1000 ? 500 : 30 }, () =>
      missingTwo(files(), random),
    ).flatMap(({ both, one }) => {
      const now = of(both.files());
      const before = [whole, ...one.map((less) => of(less.files()))];
      return before.flatMap((known) => flips(known, now).map((flip) => `${both.what}: ${flip}`));
    });
    expect(found).toEqual([]);
  });

  it('with an object in two descriptions, each of which knows other fields', () =>
    expect(changes(sampled(inTwoParts(files(), SEED), 6))).toEqual([]));

  it('with an object once more, without one of its fields', () =>
    expect(changes(sampled(onceMore(files()), 8))).toEqual([]));

  it('beside answers that stand under the key of another', () => {
    const others = Object.entries(OTHER_ANSWERS).flatMap(([what, answer]) => [
      { what, files: () => ({ ...files(), 'z-other.json': answer }) },
      { what: `${what} first`, files: () => ({ 'a-other.json': answer, ...files() }) },
    ]);
    expect(changes(sampled(others, 6))).toEqual([]);
  });
});
