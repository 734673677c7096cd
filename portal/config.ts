/** What the deployment tells the portal: served beside it, so that one build fits every deployment. */
export type PortalConfig = {
  issuer: string;
  clientId: string;
  apiUrl: string;
  /** The organisation's identity provider, when people sign in through one. */
  provider?: string;
  /** There is no other way in. */
  exclusive?: boolean;
  local?: boolean;
};

/** Reads /config.json; a desk on this machine counts as local whatever it says. */
export async function loadConfig(): Promise<PortalConfig> {
  const response = await fetch('/config.json');
  if (!response.ok) throw new Error(`/config.json answered ${response.status}`);
  const config = (await response.json()) as PortalConfig;
  const local = config.local ?? ['localhost', '127.0.0.1'].includes(location.hostname);
  return { ...config, local };
}
