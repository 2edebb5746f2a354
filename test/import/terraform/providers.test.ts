import { describe, expect, it } from 'vitest';
import { errorsIn, imported, plan, ref, state, type Values } from './plan.js';

describe('resources of the awscc provider', () => {
  it('are read as their twins of aws, by CloudFormation’s names in lower case', () => {
    const { text } = imported(
      plan({
        resources: {
          'awscc_ec2_vpc.main': { cidr_block: '10.0.0.0/16' },
          'awscc_ec2_subnet.app': {
            vpc_id: ref('awscc_ec2_vpc.main.vpc_id'),
            cidr_block: '10.0.1.0/24',
            ipv_6_native: false,
          },
          'awscc_ec2_internet_gateway.out': {},
          'awscc_ec2_vpc_gateway_attachment.out': {
            vpc_id: ref('awscc_ec2_vpc.main.id'),
            internet_gateway_id: ref('awscc_ec2_internet_gateway.out.internet_gateway_id'),
          },
          'awscc_ec2_route_table.main': { vpc_id: ref('awscc_ec2_vpc.main.id') },
          'awscc_ec2_route.out': {
            route_table_id: ref('awscc_ec2_route_table.main.route_table_id'),
            destination_cidr_block: '0.0.0.0/0',
            gateway_id: ref('awscc_ec2_internet_gateway.out.id'),
          },
          'awscc_ec2_subnet_route_table_association.app': {
            subnet_id: ref('awscc_ec2_subnet.app.id'),
            route_table_id: ref('awscc_ec2_route_table.main.id'),
          },
          'awscc_ec2_security_group.web': {
            vpc_id: ref('awscc_ec2_vpc.main.id'),
            security_group_ingress: [{ ip_protocol: 'tcp', from_port: 443, to_port: 443, cidr_ip: '0.0.0.0/0' }],
          },
          'aws_instance.web': {
            subnet_id: ref('awscc_ec2_subnet.app.id'),
            vpc_security_group_ids: [ref('awscc_ec2_security_group.web.id')],
          },
        },
      }),
    );
    expect(errorsIn(text)).toEqual([]);
    expect(text).toMatch(/subnet app [^}]*route-table main-table[^}]*instance web/);
    expect(text).toContain('0.0.0.0/0 -> out');
    // CloudFormation leaves the rule with which AWS lets everything out of a new group.
    expect(text).toMatch(/security-group web-group \{\s*inbound\s+\{ allow tcp 443 from any \}\s*\}/);
  });
});

describe('regions', () => {
  const vpc = (n: number, more: Values): Values => ({
    id: `vpc-0aaaaaaaaaaaaaaa${n}`,
    cidr_block: `10.${n}.0.0/16`,
    ...more,
  });
  const blocked = (text: string) =>
    [...text.matchAll(/vpc (\w+) [^{]*\{[^}]*?block-public-access/g)].map(([, name]) => name);
  const mode = { id: 'x', internet_gateway_block_mode: 'block-bidirectional' };

  it('keeps public access blocked in its own region alone, as the resource says or its ARN', () => {
    const { text, warnings } = imported(
      state({
        'aws_vpc.eu': vpc(1, { region: 'eu-west-1' }),
        'aws_vpc.us': vpc(2, { arn: 'arn:aws:ec2:us-east-1:111122223333:vpc/vpc-0aaaaaaaaaaaaaaa2' }),
        'aws_vpc_block_public_access_options.eu': { ...mode, region: 'eu-west-1' },
      }),
    );
    expect(blocked(text)).toEqual(['eu']);
    expect(warnings).toEqual([]);
  });

  it('takes the region of the provider where a plan tells no other, and is undecided where nothing does', () => {
    const json = plan({
      resources: {
        'aws_vpc.eu': vpc(1, { region: 'eu-west-1' }),
        'aws_vpc.us': vpc(2, { region: 'us-east-1' }),
        'aws_vpc_block_public_access_options.all': mode,
      },
    });
    const { root_module: root } = json.configuration as { root_module: { resources: { type: string }[] } };
    const resources = root.resources.map((one) => ({ ...one, provider_config_key: 'aws.virginia' }));
    const providers = {
      'aws.virginia': { name: 'aws', alias: 'virginia', expressions: { region: { constant_value: 'us-east-1' } } },
    };
    const told = { ...json, configuration: { root_module: { ...root, resources }, provider_config: providers } };
    expect(blocked(imported(told).text)).toEqual(['us']);
    const byVariable = { 'aws.virginia': { name: 'aws', expressions: { region: ref('var.far') } } };
    const configuration = { ...told.configuration, provider_config: byVariable };
    expect(blocked(imported({ ...told, configuration, variables: { far: { value: 'us-east-1' } } }).text)).toEqual([
      'us',
    ]);
    const untold = imported(json);
    expect(blocked(untold.text)).toEqual([]);
    expect(untold.warnings.join()).toContain('In which region this blocks public access');
  });
});
