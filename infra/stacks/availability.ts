import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { DeskFunction } from '../constructs/function.ts';
import { Practice } from '../constructs/practice.ts';
import { PracticeStack, type PracticeStackProps } from './practice-stack.ts';

/** What was not there and for how long, what is promised of that, and the pages on which people read it. */
export class AvailabilityStack extends PracticeStack {
  constructor(scope: Construct, id: string, props: PracticeStackProps) {
    super(scope, id, { ...props, description: 'The desk: availability and status pages' });
    this.answer();
    this.hear();
    this.follow();
    this.show();
  }

  private answer(): void {
    const { availability: table, configuration, incident, 'service-level': levels } = this.data.tables;
    const { api } = new Practice(this, 'availability', {
      ...this.serving,
      table,
      nouns: ['outages', 'availability-commitments', 'service-availability', 'status-pages'],
      memory: 1024,
      // A page of services, or three hundred components of one, takes its time.
      seconds: 29,
      environment: this.front.apiEnvironment,
    });
    this.data.keysFor(api);
    table.countedBy(api);
    for (const other of [configuration, incident, levels]) other.readBy(api);
  }

  /** Where outages come from. */
  private hear(): void {
    const { availability: table, monitoring, incident, change } = this.data.tables;
    const onAlert = this.react('availability-on-alert', {
      on: ['alert.raised', 'alert.released', 'alert.held', 'alert.cleared', 'alert.settled'],
      impact: 'Downtime that alarms tell of is not counted, or does not end.',
      seconds: 30,
    });
    const onIncident = this.react('availability-on-incident', {
      on: [
        ...[
          'opened',
          'joined',
          'acknowledged',
          'changed',
          'declared-major',
          'resolved',
          'reopened',
          'closed',
        ],
        ...['merged', 'unmerged'],
      ].map((event) => `incident.${event}`),
      impact: 'Outages do not show their incidents, and those that people report are not counted.',
    });
    const onPlanned = this.react('availability-on-planned', {
      on: [
        ...['scheduled', 'started', 'extended', 'changed', 'ended'].map(
          (event) => `maintenance-window.${event}`,
        ),
        ...[
          ...['submitted', 'approved', 'rejected', 'withdrawn', 'revised', 'changed', 'started', 'finished'],
          ...['closed', 'canceled'],
        ].map((event) => `change.${event}`),
      ],
      impact: 'What was planned counts as downtime.',
    });
    for (const fn of [onAlert, onIncident, onPlanned]) {
      table.writtenBy(fn);
      table.countedBy(fn);
    }
    for (const other of [monitoring, incident]) other.readBy(onAlert);
    incident.readBy(onIncident);
    for (const other of [monitoring, change]) other.readBy(onPlanned);
  }

  /** What follows from outages: budgets, and what subscribers are told. */
  private follow(): void {
    const { availability: table, configuration, people, 'service-level': levels } = this.data.tables;
    const onOutage = this.react('availability-on-outage', {
      on: [
        ...['opened', 'planned', 'begun', 'replanned', 'ended', 'corrected', 'canceled', 'update-posted'].map(
          (event) => `outage.${event}`,
        ),
        ...['added', 'changed', 'retired', 'restored'].map((event) => `commitment.${event}`),
      ],
      impact: 'Nobody hears that an error budget is spent, and subscribers of status pages are told nothing.',
      seconds: 30,
    });
    const onClock = this.react('availability-on-clock', {
      on: ['outage.due', 'error-budget.due', 'status-announcement.due', 'status-subscriber.due'],
      impact:
        'Planned outages do not begin or end, budgets are not looked at, and subscribers are told nothing.',
      seconds: 60,
    });
    for (const fn of [onOutage, onClock]) {
      table.writtenBy(fn);
      for (const other of [configuration, levels]) other.readBy(fn);
    }
    people.readBy(onClock);
    this.data.keysFor(onClock);
  }

  /** Status pages for everybody: within limits, and of outages alone. */
  private show(): void {
    const { availability: table, people, incident } = this.data.tables;
    const onStatus = new DeskFunction(this, 'availability-on-status', {
      description: 'When this fails: nobody without an account sees whether services are there',
      memory: 512,
    });
    table.writtenBy(onStatus);
    table.countedBy(onStatus);
    for (const other of [people, incident]) other.readBy(onStatus);
    this.data.keysFor(onStatus);
    const one = '/v1/status/{id}';
    this.front.frontDoor.open(this, onStatus, [
      [HttpMethod.GET, one],
      [HttpMethod.POST, `${one}/subscriptions`],
      [HttpMethod.GET, `${one}/subscriptions/{token}`],
      [HttpMethod.POST, `${one}/subscriptions/{token}`],
    ]);
  }
}
