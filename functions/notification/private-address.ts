import { BlockList, isIP } from 'node:net';

// RFC 6890 and the registries of special-purpose addresses: nothing of it is somebody's public webhook.
const v4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;
// Of IPv6 only 2000::/3 is public, without what carries an IPv4 address inside.
const v6 = [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

// Two lists: one alone would look an IPv4 address up among the IPv6 ones, too, as ::ffff:a.b.c.d.
const inside = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [net, prefix] of v4) inside.ipv4.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of v6) inside.ipv6.addSubnet(net, prefix, 'ipv6');

/** True for whatever is no public address: private, loopback, link-local, metadata services, and text that is no address. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (!family) return true;
  const name = family === 4 ? 'ipv4' : 'ipv6';
  return inside[name].check(address, name);
}
