/** A `.vpc` text of about so many lines, as an engineer would write it: VPCs of three tiers over two zones, each with its ACLs and groups. Always the same for the same length. */
export function officeText(lines: number): string {
  const blocks: string[] = ['network office 192.168.0.0/16\n', 'service app = tcp 8080\n'];
  let count = 2;
  for (let index = 0; count < lines; index++) {
    const block = vpcText(index);
    blocks.push(block);
    count += block.split('\n').length - 1;
  }
  return blocks.join('');
}

function vpcText(index: number): string {
  const net = `10.${index % 200}`;
  const out = [
    `vpc v${index} ${net}.0.0/16 in eu-west-1 {`,
    '  internet-gateway igw',
    '  route-table street { 0.0.0.0/0 -> igw }',
    '  route-table inside { 0.0.0.0/0 -> nat-a }',
  ];
  for (const [zone, number] of [
    ['a', 0],
    ['b', 1],
  ] as const) {
    out.push(
      `  public subnet web-${zone} ${net}.${number}.0/24 in ${zone} {`,
      '    route-table street',
      '    network-acl edge',
    );
    if (zone === 'a') out.push(`    nat-gateway nat-a ${net}.${number}.200 { public-ip }`);
    for (let i = 0; i < 4; i++)
      out.push(
        `    instance web-${zone}-${i} ${net}.${number}.${10 + i} {`,
        '      security-groups web',
        '      public-ip',
        '    }',
      );
    out.push('  }');
    out.push(`  private subnet app-${zone} ${net}.${10 + number}.0/24 in ${zone} {`, '    route-table inside');
    for (let i = 0; i < 4; i++)
      out.push(`    instance app-${zone}-${i} ${net}.${10 + number}.${10 + i} { security-groups app }`);
    out.push('  }');
    out.push(
      `  private subnet data-${zone} ${net}.${20 + number}.0/24 in ${zone} {`,
      '    route-table inside',
      `    database db-${zone} ${net}.${20 + number}.10 { security-groups data }`,
      '  }',
    );
  }
  out.push(
    '  network-acl edge {',
    '    inbound {',
    '      100 allow https from any',
    '      110 allow http from any',
    '      120 allow tcp 1024-65535 from any',
  );
  out.push(
    '    }',
    '    outbound {',
    '      100 allow tcp 1024-65535 to any',
    '      110 allow https to any',
    `      120 allow tcp 8443 to ${net}.10.0/23`,
    '    }',
    '  }',
  );
  out.push('  security-group web {', '    inbound { allow https from any }', '  }');
  out.push(
    '  security-group app {',
    '    inbound {',
    '      allow app from web',
    `      allow tcp ${9000 + (index % 10)} from web`,
    '    }',
    '  }',
  );
  out.push(
    '  security-group data {',
    '    inbound {',
    '      allow postgres from app',
    '      allow tcp 6000 from app',
    '    }',
    '  }',
    '}',
  );
  out.push(
    `expect internet can reach v${index}.web-a-0 on https`,
    `expect v${index}.web-a cannot reach v${index}.data-a`,
    '',
  );
  return out.join('\n');
}
