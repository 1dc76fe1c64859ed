import {
  proposePriority,
  ticketPriorities,
  ticketTypes,
  type TicketPriority,
  type TicketType,
} from '@supportal/domain';
import { bodyOf, plainBodyOf } from './description';
import type { Person } from './people';
import { Deck, type Random, type Weighted } from './random';
import { ageHours, type Scenario, scenarios } from './scenarios';
import { StepPlanner } from './step-planner';
import { type SystemName, systems } from './texts/systems';
import type { TicketTemplate } from './texts/template';
import type { FileKind, TicketPlan } from './ticket-plan';
import { wordsOf } from './words';
import type { Customer, DemoGroup, Specialist, World } from './world';

const typeWeights: readonly Weighted<TicketType>[] = [
  ['DEFECT', 42],
  ['CONSULTATION', 28],
  ['OUTAGE', 14],
  ['FEATURE_REQUEST', 9],
];
const impactWeights = [['BLOCKED', 2], ['HINDERED', 5], ['MINOR', 3]] as const; // prettier-ignore
/** Indexes of the environments: production, test, development. */
const environmentWeights: readonly Weighted<number>[] = [[0, 84], [1, 13], [2, 3]]; // prettier-ignore

/** Plans the tickets of the demo: chance is used up here, so that times can be tried freely afterwards. */
export class Planner {
  private readonly templates = new Map<string, Deck<TicketTemplate>>();
  private readonly subjects = new Map<TicketTemplate, Deck<string>>();
  private readonly steps: StepPlanner;

  constructor(
    private readonly random: Random,
    private readonly world: World,
  ) {
    this.steps = new StepPlanner(random);
  }

  /** Every ticket, in no order. */
  plans(): TicketPlan[] {
    const courses = scenarios.flatMap((scenario) => Array.from({ length: scenario.count }, () => scenario));
    return this.random.shuffled(courses).map((scenario) => this.plan(scenario));
  }

  private plan(scenario: Scenario): TicketPlan {
    const { random } = this;
    const where = this.place();
    const system = random.pick(where.group.systems);
    const type = scenario.types.length
      ? random.weighted(this.weightsAmong(scenario.types))
      : random.weighted(typeWeights);
    const template = this.template(system, type);
    const team = this.team(system);
    const texts = {
      template,
      system,
      subject: this.subject(template),
      environment: random.weighted(environmentWeights),
    };
    const words = wordsOf(random, where.customer.texts);
    const nature = this.nature(scenario, type);
    const [youngest, oldest] = ageHours[scenario.end];
    return {
      ...where,
      ...team,
      ...texts,
      ...nature,
      ...this.description(system, template, nature.initialType !== type),
      words: { ...words, version: systems[system].versions.at(-1) ?? 'следующем обновлении' },
      source: random.chance(system === 'integrationBus' ? 0.25 : 0.03) ? 'API' : 'PORTAL',
      steps: this.steps.plan(scenario, { ...where, template, priority: nature.priority }),
      lead: random.int(0, 5 * 60_000),
      ageHours: scenario.end === 'CLOSED' ? null : random.between(youngest, oldest),
    };
  }

  private place(): { customer: Customer; group: DemoGroup; author: Person } {
    const { random } = this;
    const customer = random.weighted(
      this.world.customers.map((one): Weighted<Customer> => [one, one.texts.weight]),
    );
    const weights = customer.groups.map((one, at): Weighted<DemoGroup> => [
      one,
      customer.texts.groups[at]?.weight ?? 0,
    ]);
    const group = random.weighted(weights);
    return { customer, group, author: random.weighted(group.authors) };
  }

  private team(system: SystemName): {
    specialist: Specialist;
    successor: Specialist;
    dispatcher: Specialist;
  } {
    const able = this.world.staff.filter((one) => one.systems.has(system));
    const on = (...duties: string[]) => able.filter(({ texts }) => duties.includes(texts.duty));
    const weighed = (some: Specialist[]) =>
      this.random.weighted(some.map((one): Weighted<Specialist> => [one, one.texts.weight ?? 1]));
    const specialist = weighed(on(...(this.random.chance(0.7) ? ['FIRST_LINE'] : ['EXPERT', 'DISPATCHER'])));
    const successor = weighed(on('EXPERT').filter((one) => one !== specialist));
    return { specialist, successor, dispatcher: this.random.pick(on('DISPATCHER')) };
  }

  private nature(scenario: Scenario, type: TicketType) {
    const corrects = (step: 'CORRECT_TYPE' | 'CORRECT_PRIORITY') => scenario.steps.includes(step);
    const priority = proposePriority(type, this.random.weighted(impactWeights));
    const others = <T>(all: readonly T[], but: T) => all.filter((one) => one !== but);
    const initialType: TicketType = corrects('CORRECT_TYPE')
      ? this.random.pick(
          others(
            ticketTypes.filter((one) => one !== 'FEATURE_REQUEST'),
            type,
          ),
        )
      : type;
    const initialPriority: TicketPriority = corrects('CORRECT_PRIORITY')
      ? this.random.pick(others(ticketPriorities, priority))
      : priority;
    return { type, priority, initialType, initialPriority };
  }

  private description(system: SystemName, template: TicketTemplate, plain: boolean) {
    const { random } = this;
    const { versions, devices } = systems[system];
    const version = random.pick(versions.length > 1 ? versions.slice(0, -1) : ['']);
    const device = random.pick(devices);
    const body = plain ? plainBodyOf(random, template) : bodyOf(random, template, [version, device]);
    const fault = template.type === 'DEFECT' || template.type === 'OUTAGE';
    const file: FileKind | null =
      fault && random.chance(0.09) ? random.pick(['SCREENSHOT', 'SCREENSHOT', 'LOG']) : null;
    return { body, bodyFiles: file ? [file] : [], platformVersion: random.chance(0.75) ? version : '' };
  }

  private template(system: SystemName, type: TicketType): TicketTemplate {
    const key = `${system} ${type}`;
    const some = systems[system].templates.filter((one) => one.type === type);
    const deck = this.templates.get(key) ?? new Deck(this.random, some);
    this.templates.set(key, deck);
    return deck.deal();
  }

  private subject(template: TicketTemplate): string {
    const deck = this.subjects.get(template) ?? new Deck(this.random, template.subjects);
    this.subjects.set(template, deck);
    return deck.deal();
  }

  private weightsAmong(types: readonly TicketType[]): Weighted<TicketType>[] {
    return typeWeights.filter(([type]) => types.includes(type)).map(([type, weight]) => [type, weight]);
  }
}
