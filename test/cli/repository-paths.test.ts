import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Workplace } from './fake-terminal.js';

const BAD = 'vpc shop 10.0.0.0/16 { subnet s 10.1.0.0/24 in a { } }\n';

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
  mkdirSync(join(place.folder, 'repository/.git'), { recursive: true });
  place.write('repository/infra/nets/shop.vpc', BAD);
});
afterEach(() => place.remove());

/** Where a report has the finding of a file. */
async function placed(file: string, cwd: string): Promise<[sarif: string | undefined, github: string | undefined]> {
  const told = async (format: string): Promise<string> =>
    (await place.run(['check', file, '--format', format], { cwd: join(place.folder, cwd) })).out;
  const log = JSON.parse(await told('sarif')) as Log;
  const [location] = log.runs[0]?.results?.[0]?.locations ?? [];
  return [location?.physicalLocation?.artifactLocation?.uri, /file=([^,]*)/.exec(await told('github'))?.[1]];
}

describe('where a report has a file', () => {
  it.each([
    ['infra/nets/shop.vpc', 'repository'],
    ['nets/shop.vpc', 'repository/infra'],
    ['../nets/shop.vpc', 'repository/infra/other'],
    ['repository/infra/nets/shop.vpc', '.'],
  ])('is below the root of its repository: %s from %s', async (file, cwd) => {
    mkdirSync(join(place.folder, 'repository/infra/other'));
    const where = 'infra/nets/shop.vpc';
    expect(await placed(file, cwd)).toEqual([where, where]);
    expect((await placed(join(place.folder, cwd, file), cwd))[0]).toBe(where);
  });

  it('is below the root of the repository that is worked in, of a submodule too', async () => {
    mkdirSync(join(place.folder, 'repository/infra/.git'));
    expect((await placed('infra/nets/shop.vpc', 'repository'))[0]).toBe('infra/nets/shop.vpc');
    expect((await placed('nets/shop.vpc', 'repository/infra'))[0]).toBe('nets/shop.vpc');
  });

  it('is below the working folder in no repository, and absolute outside it', async () => {
    place.write('alone/shop.vpc', BAD);
    mkdirSync(join(place.folder, 'empty'));
    expect((await placed('shop.vpc', 'alone'))[0]).toBe('shop.vpc');
    expect((await placed('../alone/shop.vpc', 'empty'))[0]).toMatch(/^file:\/\/\/.*\/alone\/shop\.vpc$/);
  });

  it('is where a link leads', async () => {
    symlinkSync(join(place.folder, 'repository/infra/nets'), join(place.folder, 'repository/short'));
    expect((await placed('short/shop.vpc', 'repository'))[0]).toBe('infra/nets/shop.vpc');
  });
});
