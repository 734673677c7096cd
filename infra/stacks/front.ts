import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { Clocks } from '../constructs/clocks.ts';
import { DeadLetters } from '../constructs/dead-letters.ts';
import { FrontDoor } from '../constructs/front-door.ts';
import { DeskFunction } from '../constructs/function.ts';
import { IntakeBus } from '../constructs/intake-bus.ts';
import { PortalSite } from '../constructs/portal-site.ts';
import { type LocalReaction, Reaction } from '../constructs/reaction.ts';
import { Redriver } from '../constructs/redriver.ts';
import { Relay } from '../constructs/relay.ts';
import { fiveMinutes, SelfWatch } from '../constructs/self-watch.ts';
import { SignIn } from '../constructs/sign-in.ts';
import type { DataStack } from './data.ts';
import { people } from './people.ts';

interface FrontProps extends StackProps {
  readonly config: Config;
  readonly data: DataStack;
}

/** What every practice leans on: bus and relay, sign-in and people, API and portal. */
export class FrontStack extends Stack {
  readonly bus: EventBus;
  /** Where other accounts and regions tell what the services of AWS say there. */
  readonly intakeBus: IntakeBus;
  /** What any reaction of the desk failed at for good, and what the relay could not tell. */
  readonly deadLetters: DeadLetters;
  /** Who sends it again: each stack says what of its own may be tried again. */
  readonly redriver: Redriver;
  readonly watch: SelfWatch;
  readonly frontDoor: FrontDoor;
  /** What strikes by itself. */
  readonly clocks: Clocks;
  readonly portalUrl: string;
  /** Where people have their accounts. */
  readonly pool: UserPool;
  /** Tells again what was saved while nobody could be told. */
  readonly replay: DeskFunction;
  /** Whoever comes with the deployment waits for them. */
  readonly reactions: Reaction[] = [];
  /** What every API function is told. */
  readonly apiEnvironment: Record<string, string>;

  constructor(scope: Construct, id: string, { config, data, ...props }: FrontProps) {
    super(scope, id, { ...props, description: 'The desk: bus, people, API and portal' });
    this.bus = new EventBus(this, 'Bus', { description: 'Everything that was recorded, told once' });
    this.intakeBus = new IntakeBus(this, 'IntakeBus', config.intake);
    this.deadLetters = new DeadLetters(this, 'DeadLetters');
    this.deadLetters.takeFromRules();
    this.deadLetters.takeFromTopics();
    this.redriver = new Redriver(this, 'Redriver');
    this.watch = new SelfWatch(this, 'Watch', config);
    const relay = new Relay(this, 'Relay', {
      tables: Object.values(data.tables),
      bus: this.bus,
      deadLetters: this.deadLetters,
    });

    this.replay = relay.replay;
    this.redriver.mayInvoke(this.replay);
    const api = new HttpApi(this, 'Api', { createDefaultStage: false, description: 'The desk, /v1' });
    const signIn = new SignIn(this, 'SignIn', config);
    this.pool = signIn.pool;
    const site = new PortalSite(this, 'Portal', {
      apiEndpoint: api.apiEndpoint,
      callable: [
        `cognito-idp.${this.region}.amazonaws.com`,
        signIn.host,
        data.attachments.bucketRegionalDomainName,
      ],
      domain: config.domains.portal,
      retain: config.retain,
    });
    const { userPoolClientId } = signIn.admit(site.url);
    const { provider, exclusive } = config.signIn;
    site.publish({
      ...{ issuer: signIn.issuer, clientId: userPoolClientId, apiUrl: '/v1' },
      ...(provider && { provider: provider.name, exclusive }),
    });
    this.portalUrl = site.url;
    this.apiEnvironment = { USER_POOL_CLIENT: userPoolClientId };
    this.frontDoor = new FrontDoor(this, 'FrontDoor', {
      api,
      issuer: signIn.issuer,
      audience: userPoolClientId,
    });
    const openapi = new DeskFunction(this, 'openapi', {
      description: 'Hands out the description of the API',
    });
    this.frontDoor.publish(this, openapi, '/v1/openapi.json');
    const arm = this.react('arm', {
      on: { asks: 'clock' },
      impact: 'What should happen by itself later does not: reminders, delays, automatic closing.',
    });
    this.clocks = new Clocks(this, 'Clocks', { bus: this.bus, arm });
    people(this, { config, data, pool: signIn.pool }).node.addDependency(relay);

    this.worry(relay, api);
    new CfnOutput(this, 'PortalUrl', { value: site.url, description: 'Open this first' });
    new CfnOutput(this, 'ApiUrl', { value: `${site.url}/v1`, description: 'What programs call' });
    new CfnOutput(this, 'UserPoolId', { value: signIn.pool.userPoolId, description: 'Where people sign in' });
    new CfnOutput(this, 'BusName', { value: this.bus.eventBusName, description: 'Where everything is told' });
  }

  /** A reaction of this stack. */
  react(bundle: string, props: LocalReaction): DeskFunction {
    const { bus, deadLetters } = this;
    const reaction = new Reaction(this, bundle, { ...props, bus, deadLetters });
    this.reactions.push(reaction);
    this.redriver.mayInvoke(reaction.fn);
    return reaction.fn;
  }

  private worry(relay: Relay, api: HttpApi): void {
    this.watch.worryAbout(this, 'RelayLate', {
      metric: relay.fn.metric('IteratorAge', { ...fiveMinutes, statistic: 'Maximum' }),
      above: 60_000,
      impact: 'What people and alarms record reaches nobody: no page goes out, no queue moves.',
    });
    this.watch.worryAbout(this, 'DeadLettersWaiting', {
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible(fiveMinutes),
      impact:
        'Something was recorded and not acted on: an incident, a page, a mail or an invitation is missing.',
    });
    this.watch.worryAbout(this, 'ApiFailing', {
      metric: api.metricServerError({ ...fiveMinutes, statistic: 'Sum' }),
      above: 5,
      impact: 'People get errors from the portal: they cannot see, acknowledge or report.',
    });
  }
}
