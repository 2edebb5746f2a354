// A made-up account for pictures and trials: VPCs of three zones behind a transit gateway, three tiers each.

/** `.vpc` text with about that many instances. Integers only: the same number gives the same text. */
export function largeNetwork(instances) {
  const vpcs = 4;
  const zones = ['a', 'b', 'c'];
  const perSubnet = Math.ceil(instances / (vpcs * zones.length * 3));
  const parts = [];
  for (let v = 0; v < vpcs; v++) parts.push(vpc(v, zones, perSubnet));
  const attached = Array.from({ length: vpcs }, (_, v) => `  attach ${NAMES[v]}`).join('\n');
  return `${parts.join('\n')}\ntransit-gateway hub {\n${attached}\n}\n`;
}

const NAMES = ['orders', 'catalogue', 'payments', 'analytics'];
const TIERS = ['web', 'app', 'data'];

function vpc(v, zones, perSubnet) {
  const lines = [`vpc ${NAMES[v]} 10.${v}.0.0/16 in eu-central-1 {`, '  internet-gateway door'];
  zones.forEach((zone, z) => {
    TIERS.forEach((tier, t) => {
      const net = `10.${v}.${z * 16 + t * 4}`;
      lines.push(`  ${t === 0 ? 'public' : 'private'} subnet ${tier}-${zone} ${net}.0/22 in ${zone} {`);
      lines.push(`    route-table ${t === 0 ? 'street' : `way-out-${zone}`}`);
      if (t === 0) lines.push(`    nat-gateway nat-${zone} ${net}.250 { public-ip }`);
      for (let i = 0; i < perSubnet; i++) {
        const kind = t === 2 ? 'database' : 'instance';
        lines.push(
          `    ${kind} ${tier}-${zone}-${i + 1} ${net}.${i + 4} { security-groups ${tier}${t === 0 ? '  public-ip' : ''} }`,
        );
      }
      lines.push('  }');
    });
  });
  lines.push('  route-table street { any -> door  10.0.0.0/8 -> hub }');
  for (const zone of zones) lines.push(`  route-table way-out-${zone} { 0.0.0.0/0 -> nat-${zone}  10.0.0.0/8 -> hub }`);
  lines.push('  security-group web { inbound { allow https from any } }');
  lines.push('  security-group app { inbound { allow tcp 8080 from web } }');
  lines.push('  security-group data { inbound { allow postgres from app } }');
  return [...lines, '}', ''].join('\n');
}
