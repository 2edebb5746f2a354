import { describe, expect, it } from 'vitest';
import { loadNetwork, parseSubject } from '../../language/index.js';
import { check, load, loadClean } from './check-text.js';

describe('an import', () => {
  it('makes the top level of a file visible, and of what that imports', () => {
    const network = loadClean('import "./a.vpc"\nexpect office can reach far', {
      './a.vpc': 'import "b.vpc"\nnetwork office 10.0.0.0/8',
      './b.vpc': 'network far 11.0.0.0/8',
    });
    expect(network.files).toEqual(['file:///test/main.vpc', 'file:///test/a.vpc', 'file:///test/b.vpc']);
    expect(network.topology.networks.map(({ name, origin }) => [name, origin.file])).toEqual([
      ['office', 'file:///test/a.vpc'],
      ['far', 'file:///test/b.vpc'],
    ]);
  });

  it('works one way: the imported file does not see who imports it', () => {
    const network = load('import "./a.vpc"\nnetwork office 10.0.0.0/8', {
      './a.vpc': 'vpc v 10.0.0.0/16 { }\nexpect office can reach v',
    });
    expect(network.findings.map(({ rule, origin }) => [rule, origin.file])).toEqual([
      ['reference-unresolved', 'file:///test/a.vpc'],
    ]);
  });

  it('of a file that is not there is a finding', () => {
    check(
      'import "./a.vpc"\n//     ^^^^^^^^^ import-unresolved: There is no file `./a.vpc`'.replace('//     ', '//     '),
    );
  });

  it('of a file that may not be read says why', () => {
    const { findings } = loadNetwork([{ uri: 'file:///test/main.vpc', text: 'import "./a.vpc"' }], () => ({
      refused: 'it is written in invisible ink.',
    }));
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
      [
        'import-unresolved',
        'The file `./a.vpc` is not imported: it is written in invisible ink. Nothing of what it declares is known here.',
      ],
    ]);
  });

  it('in a circle is worth a word, and works', () => {
    const network = load('import "./a.vpc"\nnetwork office 10.0.0.0/8\nexpect far can reach office', {
      './a.vpc': 'import "./main.vpc"\nnetwork far 11.0.0.0/8\nexpect office can reach far',
    });
    expect(network.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['import-cycle', 'information'],
      ['import-cycle', 'information'],
    ]);
  });

  it('of the file itself', () => {
    expect(load('import "./main.vpc"').findings.map(({ rule }) => rule)).toEqual(['import-cycle']);
  });

  it('leads to other folders, and names one file once however it is spelled', () => {
    const read: string[] = [];
    const network = loadNetwork(
      [
        { uri: 'file:///nets/shop/main.vpc', text: 'import "../office/it.vpc"\nimport "../shop/../office/./it.vpc"' },
        { uri: 'file:///nets/other.vpc', text: 'import "office/it.vpc"' },
      ],
      (uri) => {
        read.push(uri);
        return 'network office 10.0.0.0/8';
      },
    );
    expect(read).toEqual(['file:///nets/office/it.vpc']);
    expect(network.findings).toEqual([]);
    expect(network.topology.networks).toHaveLength(1);
  });

  it('brings names that are taken already', () => {
    const network = load('import "./a.vpc"\nnetwork office 10.0.0.0/8', { './a.vpc': 'network office 11.0.0.0/8' });
    expect(network.findings.map(({ rule, origin }) => [rule, origin.file])).toEqual([
      ['name-duplicate', 'file:///test/main.vpc'],
    ]);
    expect(network.findings[0]?.related[0]?.origin.file).toBe('file:///test/a.vpc');
  });
});

describe('a name that the own file has, and one that it imports', () => {
  const others = {
    './a.vpc':
      'network office 11.0.0.0/8\nvpc shop 10.1.0.0/16 { subnet web 10.1.0.0/24 { } }\nexpect office can reach shop.web',
  };
  const text = `import "./a.vpc"
network office 10.0.0.0/8
vpc shop 10.0.0.0/16 { subnet web 10.0.0.0/24 { } }
expect office can reach shop.web`;
  const network = load(text, others);

  it('means the own one, in front of a dot too, in either file', () => {
    const meant = network.links.map(({ text, origin, targets }) => [
      text,
      targets.map(({ nameOrigin }) => nameOrigin.file === origin.file),
    ]);
    expect(meant).toEqual([
      ['office', [true]],
      ['shop.web', [true]],
      ['office', [true]],
      ['shop.web', [true]],
    ]);
  });

  it('is no ambiguity: the doubled name alone is a finding', () => {
    expect(new Set(network.findings.map(({ rule }) => rule))).toEqual(new Set(['name-duplicate']));
  });
});

it('a name that two imported files have is ambiguous, also in front of a dot', () => {
  const network = load('import "./a.vpc"\nimport "./b.vpc"\nexpect shop can reach shop.web', {
    './a.vpc': 'vpc shop 10.0.0.0/16 { subnet web 10.0.0.0/24 { } }',
    './b.vpc': 'vpc shop 10.1.0.0/16 { subnet web 10.1.0.0/24 { } }',
  });
  expect(network.findings.map(({ rule, related }) => [rule, related.length])).toEqual([
    ['reference-ambiguous', 2],
    ['reference-ambiguous', 2],
  ]);
  expect(parseSubject('shop.web', network.topology)).toHaveProperty('error');
});

it('files that do not import each other do not see each other', () => {
  const network = loadNetwork(
    [
      { uri: 'file:///a.vpc', text: 'network n 10.0.0.0/8\nexpect m can reach n' },
      { uri: 'file:///b.vpc', text: 'network m 10.0.0.0/8\nnetwork n 11.0.0.0/8' },
    ],
    () => undefined,
  );
  expect(network.findings.map(({ rule }) => rule)).toEqual(['reference-unresolved']);
});
