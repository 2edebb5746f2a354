import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../cli/arguments.js';
import { COMMANDS } from '../../cli/commands.js';
import { ROOT } from '../architecture/source-tree.js';
import { SHOP, Workplace } from './fake-terminal.js';

const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'CHANGELOG.md'];
const text = new Map(DOCUMENTS.map((name) => [name, readFileSync(join(ROOT, name), 'utf8')]));
const readme = text.get('README.md') as string;
const scripts: Record<string, string> = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts;

function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    (match) => match[1] as string,
  );
}

/** The words of a command, as a shell would split them. */
function words(line: string): string[] {
  return [...line.replace(/\s+#.*$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? (match[2] as string));
}

/** What `terraform show -json` says of a plan with a function in one VPC. */
const PLAN = {
  format_version: '1.2',
  planned_values: {
    root_module: {
      resources: [
        {
          address: 'aws_vpc.shop',
          mode: 'managed',
          type: 'aws_vpc',
          name: 'shop',
          provider_name: 'registry.terraform.io/hashicorp/aws',
          values: { cidr_block: '10.0.0.0/16' },
        },
        {
          address: 'aws_lambda_function.bake',
          mode: 'managed',
          type: 'aws_lambda_function',
          name: 'bake',
          provider_name: 'registry.terraform.io/hashicorp/aws',
          values: { vpc_config: [{ subnet_ids: ['subnet-0123'] }] },
        },
      ],
    },
  },
};

describe('the README', () => {
  const place = new Workplace({
    'main.vpc': SHOP,
    'branch.vpc': SHOP.replace('tcp 8080', 'ssh'),
    'network/shop.vpc': SHOP,
    'account/vpcs.json': JSON.stringify({ Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }] }),
    'account/subnets.json': JSON.stringify({
      Subnets: [{ SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' }],
    }),
    'account/interfaces.json': JSON.stringify({
      NetworkInterfaces: [
        { NetworkInterfaceId: 'eni-1', VpcId: 'vpc-1', SubnetId: 'subnet-1', PrivateIpAddress: '10.0.0.9', Groups: [] },
      ],
    }),
    'plan.json': JSON.stringify(PLAN),
  });
  cpSync(join(ROOT, 'examples'), join(place.folder, 'examples'), { recursive: true });
  afterAll(() => place.remove());

  const commands = blocks('sh')
    .flatMap((block) => block.split('\n'))
    .filter((line) => line.startsWith('vpclens '));

  it('shows commands', () => {
    expect(commands.length).toBeGreaterThan(5);
  });

  it.each(commands)('%s works', async (line) => {
    const { code, err } = await place.run(words(line).slice(1));
    expect(err.replace(/^warning: .*\n/gm, '')).toBe('');
    expect(code).toBe(line.startsWith('vpclens diff') ? 1 : 0);
  });

  it('names every command of the table as it is, with options that exist', () => {
    const rows = [...readme.matchAll(/^\| `vpclens ([^`]+)` \| (.*) \|$/gm)];
    expect(rows.length).toBe(COMMANDS.length);
    for (const [, usage, rest] of rows) {
      const command = COMMANDS.find(({ spec }) => (usage as string).startsWith(`${spec.name} `));
      expect(command, usage).toBeDefined();
      for (const [option] of `${usage} ${rest}`.matchAll(/--[a-z]+/g)) {
        expect(
          command?.spec.options.map(({ name }) => `--${name}`),
          usage,
        ).toContain(option);
      }
      for (const [, option, choices] of `${usage} ${rest}`.matchAll(/--([a-z]+) ([a-z0-9-]+(?:\\\|[a-z0-9-]+)+)/g)) {
        expect(command?.spec.options.find(({ name }) => name === option)?.choices).toEqual(
          (choices as string).split('\\|'),
        );
      }
    }
  });

  it('shows text of the language that is right, laid out as fmt does', async () => {
    for (const block of blocks('vpc')) {
      place.write('readme.vpc', block);
      const { out } = await place.run(['check', 'readme.vpc', '--format', 'json']);
      const { findings, expectations } = JSON.parse(out);
      expect(
        findings.filter(({ severity }: { severity: string }) => severity === 'error' || severity === 'warning'),
      ).toEqual([]);
      expect(expectations.map(({ holds }: { holds: unknown }) => holds)).toEqual(expectations.map(() => true));
      expect((await place.run(['fmt', '--check', 'readme.vpc'])).code).toBe(0);
    }
  });

  it('opens with the two commands, in the first screen', () => {
    const first = blocks('sh')[0] as string;
    expect(first.split('\n').map((line) => line.replace(/\s+#.*$/, ''))).toEqual([
      'npm ci && npm start',
      'npm ci && npm test',
      '',
    ]);
    expect(readme.slice(0, readme.indexOf(first)).split('\n').length).toBeLessThan(25);
  });
});

describe.each(DOCUMENTS)('%s', (name) => {
  const document = text.get(name) as string;

  it('names only npm scripts that exist', () => {
    for (const [, script] of document.matchAll(/npm run ([\w:]+)/g)) expect(Object.keys(scripts)).toContain(script);
  });

  it('links only to what is there', () => {
    const targets = [...document.matchAll(/\]\(([^)#]+)[^)]*\)/g)]
      .map((match) => match[1] as string)
      .filter((target) => !/^https?:/.test(target));
    expect(targets.filter((target) => !existsSync(join(ROOT, target)))).toEqual([]);
  });

  it('names only files and folders that are there', () => {
    const rooms = readdirSync(ROOT);
    const paths = [...document.matchAll(/`([\w.-]+\/[\w./-]*|[\w-]+\.(?:ts|mjs|json))`/g)]
      .map((match) => match[1] as string)
      .filter((path) => rooms.includes(path.split('/')[0] as string) && !path.startsWith('dist/'));
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

describe('examples of arguments in help', () => {
  it('are accepted by the reader of arguments', () => {
    const reach = COMMANDS.find(({ spec }) => spec.name === 'reach');
    if (!reach) throw new Error('no reach');
    expect(readArguments(words('a.vpc --from internet --to web --on "https, ping"'), reach.spec).text('on')).toBe(
      'https, ping',
    );
  });
});
