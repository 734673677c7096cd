/** A resource as the tests' inventory has it at one moment. */
export type Told = {
  readonly type: string;
  readonly id: string;
  readonly order: number;
  readonly status?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly configuration?: object;
  readonly near?: readonly { readonly type: string; readonly id: string; readonly name: string }[];
  readonly diff?: object | null;
};

const began = Date.parse('2026-11-20T00:00:00Z');

export const arnOf = ({ type, id }: Pick<Told, 'type' | 'id'>) =>
  `arn:aws:${type.split('::')[1]?.toLowerCase()}:eu-central-1:111122223333:${id}`;

/** A configuration item in the shape of AWS Config's events. */
export const configItem = (told: Told) => ({
  ARN: arnOf(told),
  awsAccountId: '111122223333',
  awsRegion: 'eu-central-1',
  availabilityZone: 'eu-central-1a',
  resourceType: told.type,
  resourceId: told.id,
  resourceName: null,
  configurationItemStatus: told.status ?? 'OK',
  configurationItemCaptureTime: new Date(began + told.order * 1000).toISOString(),
  configurationItemVersion: '1.3',
  configurationStateId: told.order,
  configurationStateMd5Hash: '',
  tags: told.tags ?? {},
  relatedEvents: [],
  relationships: (told.near ?? []).map(({ type, id, name }) => ({
    resourceType: type,
    resourceId: id,
    name,
  })),
  configuration: told.configuration ?? {},
  supplementaryConfiguration: {},
});

/** The event in which AWS Config tells of it. */
export const configEvent = (told: Told) => ({
  source: 'aws.config',
  'detail-type': 'Config Configuration Item Change',
  resources: [arnOf(told)],
  detail: {
    recordVersion: '1.3',
    messageType: 'ConfigurationItemChangeNotification',
    configurationItemDiff: told.diff ?? null,
    configurationItem: configItem(told),
  },
});
