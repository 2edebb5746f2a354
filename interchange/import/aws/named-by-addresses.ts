import { say } from '../../../network/words/index.js';
import { publicAddressesHeld } from '../builder/public-addresses-held.js';
import { readAddress } from './blocks.js';
import { type Import, readKind } from './context.js';
import { text } from './fields.js';

const ADDRESS = { PublicIp: text, InstanceId: text, NetworkInterfaceId: text, PrivateIpAddress: text };

/**
 * What has an Elastic IP address at a private one, by the answer about the address, is there: lists of interfaces and instances that lack it are not whole.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Address.html
 */
export function importNamedByAddresses(context: Import): void {
  const { network, described, interfaces, gone, warnings } = context;
  const held = publicAddressesHeld(network);
  const isLacking = (id: string | undefined, list: 'NetworkInterfaces' | 'Instances'): id is string =>
    id !== undefined && described.has(list) && !network.has(id) && !gone.has(id) && !interfaces.get(id);
  for (const { value, place } of readKind({ ...context, warnings: context.scratch }, 'Addresses', ADDRESS)) {
    const { InstanceId: instance, NetworkInterfaceId: id } = value;
    const [address, publicAddress] = [value.PrivateIpAddress, value.PublicIp].map((one) =>
      readAddress(one, place, context.scratch),
    );
    if (address === undefined || publicAddress === undefined || held.has(publicAddress)) continue;
    const key = [
      ...(isLacking(instance, 'Instances') ? [instance] : []),
      ...(isLacking(id, 'NetworkInterfaces') ? [id] : []),
    ][0];
    if (key === undefined) continue;
    warnings.add(
      say`
        ${key} has the Elastic IP address ${publicAddress}, and no list has it: what it lets through is unknown. Ask
        AWS for all of them: \`aws ec2 describe-network-interfaces\`.
      `,
      place,
    );
    network.define(key, {
      kind: 'resource',
      type: key === instance ? 'instance' : 'interface',
      vpc: '',
      ids: [...new Set([key, ...(id === undefined ? [] : [id])])],
      subnets: [],
      addresses: [address],
      securityGroups: [`unknown-groups-of-${key}`],
      publicIps: [{ address: publicAddress, privateAddress: address }],
      sourceDestCheck: true,
      privateNat: false,
    });
  }
}
