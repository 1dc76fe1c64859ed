export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  DateTime: { input: string; output: string; }
};

export type TicketStatus =
  | 'NEW'
  | 'REOPENED'
  | 'IN_PROGRESS'
  | 'AWAITING_INFO'
  | 'AWAITING_FIX'
  | 'AWAITING_IMPLEMENTATION'
  | 'AWAITING_CLOSURE'
  | 'CLOSED';

export type TicketType =
  | 'OUTAGE'
  | 'DEFECT'
  | 'CONSULTATION'
  | 'FEATURE_REQUEST';

export type TicketPriority =
  | 'HIGH'
  | 'MEDIUM'
  | 'LOW';

export type TicketTab =
  | 'MINE'
  | 'ALL'
  | 'GROUP';

export type TicketSortField =
  | 'NUMBER'
  | 'STATUS'
  | 'PRIORITY'
  | 'CREATED'
  | 'UPDATED';

export type SortDirection =
  | 'ASC'
  | 'DESC';

export type ChangeSource =
  | 'PORTAL'
  | 'API'
  | 'TIMER';

export type TicketEventKind =
  | 'CREATED'
  | 'STATUS_CHANGED'
  | 'COMMENTED'
  | 'NOTE_ADDED'
  | 'ASSIGNED'
  | 'TYPE_CHANGED'
  | 'PRIORITY_CHANGED'
  | 'WAIT_EXTENDED'
  | 'REMINDED'
  | 'RATED';

export type TicketAbility =
  | 'COMMENT'
  | 'NOTE'
  | 'TAKE'
  | 'ASSIGN'
  | 'CORRECT'
  | 'EXTEND_WAIT'
  | 'RATE'
  | 'REOPEN'
  | 'RETURN_TO_WORK';

export type OrganizationKind =
  | 'PROVIDER'
  | 'CUSTOMER';

export type Locale =
  | 'ru'
  | 'en';

export type Theme =
  | 'LIGHT'
  | 'DARK'
  | 'SYSTEM';

export type ReckoningReason =
  | 'WORKING'
  | 'BREAK'
  | 'OUTSIDE_HOURS'
  | 'WEEKEND'
  | 'DAY_OFF';

export type CalendarExceptionKind =
  | 'DAY_OFF'
  | 'SHORTENED'
  | 'EXTRA';

/** A signed-in session. */
export type Session = {
  __typename?: 'Session';
  viewer: Viewer;
  /** True until the password of the first sign-in is changed: nothing else works before. */
  mustChangePassword: Scalars['Boolean']['output'];
  expiresAt: Scalars['DateTime']['output'];
};

export type Viewer = {
  __typename?: 'Viewer';
  id: Scalars['Int']['output'];
  login: Scalars['String']['output'];
  fullName: Scalars['String']['output'];
  organization: Organization;
  /** True for people of the provider. */
  isSpecialist: Scalars['Boolean']['output'];
  /** Names of rights held anywhere, such as `ticket.create`. */
  permissions: Array<Scalars['String']['output']>;
  /** Tabs of tickets this person has now. */
  tabs: Array<TicketTab>;
  locale: Locale;
  theme: Theme;
  timeZone: Scalars['String']['output'];
};

export type Organization = {
  __typename?: 'Organization';
  id: Scalars['Int']['output'];
  name: Scalars['String']['output'];
  kind: OrganizationKind;
};

export type Person = {
  __typename?: 'Person';
  id: Scalars['Int']['output'];
  fullName: Scalars['String']['output'];
  organizationId: Scalars['Int']['output'];
  /** True for people of the provider. */
  isSpecialist: Scalars['Boolean']['output'];
  active: Scalars['Boolean']['output'];
};

export type Group = {
  __typename?: 'Group';
  id: Scalars['Int']['output'];
  name: Scalars['String']['output'];
  /** False while the group waits for its connection to systems. */
  connected: Scalars['Boolean']['output'];
  systems: Array<System>;
};

export type System = {
  __typename?: 'System';
  id: Scalars['Int']['output'];
  name: Scalars['String']['output'];
};

export type Environment = {
  __typename?: 'Environment';
  id: Scalars['Int']['output'];
  name: Scalars['String']['output'];
};

export type RequiredInformation = {
  __typename?: 'RequiredInformation';
  type: TicketType;
  items: Array<RequiredInformationItem>;
};

export type RequiredInformationItem = {
  __typename?: 'RequiredInformationItem';
  id: Scalars['Int']['output'];
  heading: Scalars['String']['output'];
  hint: Scalars['String']['output'];
};

/** What the form of a new ticket offers to this person. */
export type TicketForm = {
  __typename?: 'TicketForm';
  groups: Array<Group>;
  environments: Array<Environment>;
  requiredInformation: Array<RequiredInformation>;
};

export type Ticket = {
  __typename?: 'Ticket';
  id: Scalars['Int']['output'];
  /** The number people use: `SUP-1042`. */
  number: Scalars['String']['output'];
  version: Scalars['Int']['output'];
  subject: Scalars['String']['output'];
  /** Markdown. */
  body: Scalars['String']['output'];
  type: TicketType;
  priority: TicketPriority;
  status: TicketStatus;
  system: System;
  environment: Environment;
  platformVersion: Scalars['String']['output'];
  author: Person;
  organization: Organization;
  group: Group;
  assignee: Maybe<Person>;
  createdAt: Scalars['DateTime']['output'];
  updatedAt: Scalars['DateTime']['output'];
  statusChangedAt: Scalars['DateTime']['output'];
  firstResponseAt: Maybe<Scalars['DateTime']['output']>;
  closedAt: Maybe<Scalars['DateTime']['output']>;
  reopenCount: Scalars['Int']['output'];
  /** True when the customer has answered while the ticket waited, and nobody has reacted yet. */
  answered: Scalars['Boolean']['output'];
  deadline: Maybe<Deadline>;
  attachments: Array<Attachment>;
  /** The newest entries of the event log, oldest first. */
  timeline: TimelinePage;
  /** What this viewer may do now. */
  abilities: Array<TicketAbility>;
  /** Steps open to this viewer now. */
  transitions: Array<TransitionOption>;
  /** The ratings, one per closing cycle, oldest first. */
  ratings: Array<Rating>;
};


export type TicketTimelineArgs = {
  last?: Scalars['Int']['input'];
  before?: InputMaybe<Scalars['Int']['input']>;
};

export type TransitionOption = {
  __typename?: 'TransitionOption';
  to: TicketStatus;
  commentRequired: Scalars['Boolean']['output'];
};

export type Deadline = {
  __typename?: 'Deadline';
  at: Scalars['DateTime']['output'];
  /** The status the ticket moves to by itself. */
  leadsTo: TicketStatus;
  startedAt: Scalars['DateTime']['output'];
  /** Working seconds left at `asOf`. */
  remainingSeconds: Scalars['Int']['output'];
  asOf: Scalars['DateTime']['output'];
  /** True while working time runs. */
  running: Scalars['Boolean']['output'];
  /** Why the clock stands, null while it runs. */
  pausedReason: Maybe<ReckoningReason>;
  /** When the clock goes on, null while it runs. */
  resumesAt: Maybe<Scalars['DateTime']['output']>;
  timeZone: Scalars['String']['output'];
  /** Every interval counted and skipped from the start to the deadline. */
  reckoning: Array<ReckoningSegment>;
};

export type ReckoningSegment = {
  __typename?: 'ReckoningSegment';
  from: Scalars['DateTime']['output'];
  to: Scalars['DateTime']['output'];
  counted: Scalars['Boolean']['output'];
  reason: ReckoningReason;
  exception: Maybe<CalendarExceptionKind>;
  note: Maybe<Scalars['String']['output']>;
};

export type TimelinePage = {
  __typename?: 'TimelinePage';
  entries: Array<TimelineEntry>;
  hasEarlier: Scalars['Boolean']['output'];
};

export type TimelineEntry = {
  __typename?: 'TimelineEntry';
  id: Scalars['Int']['output'];
  at: Scalars['DateTime']['output'];
  kind: TicketEventKind;
  /** Null for automation. */
  actor: Maybe<Person>;
  source: ChangeSource;
  fromStatus: Maybe<TicketStatus>;
  toStatus: Maybe<TicketStatus>;
  oldType: Maybe<TicketType>;
  newType: Maybe<TicketType>;
  oldPriority: Maybe<TicketPriority>;
  newPriority: Maybe<TicketPriority>;
  oldAssignee: Maybe<Person>;
  newAssignee: Maybe<Person>;
  /** REMINDED: working hours left. WAIT_EXTENDED: hours added. */
  hours: Maybe<Scalars['Int']['output']>;
  /** RATED: 1 to 5. */
  score: Maybe<Scalars['Int']['output']>;
  message: Maybe<Message>;
};

export type Message = {
  __typename?: 'Message';
  id: Scalars['Int']['output'];
  /** Markdown. */
  body: Scalars['String']['output'];
  internal: Scalars['Boolean']['output'];
  attachments: Array<Attachment>;
};

export type Attachment = {
  __typename?: 'Attachment';
  id: Scalars['Int']['output'];
  name: Scalars['String']['output'];
  /** Bytes. */
  size: Scalars['Int']['output'];
  mediaType: Scalars['String']['output'];
  /** True when it may be shown as an image. */
  isImage: Scalars['Boolean']['output'];
  /** Path of the download. */
  url: Scalars['String']['output'];
};

export type Rating = {
  __typename?: 'Rating';
  id: Scalars['Int']['output'];
  cycle: Scalars['Int']['output'];
  score: Scalars['Int']['output'];
  comment: Scalars['String']['output'];
  author: Person;
  createdAt: Scalars['DateTime']['output'];
};

export type TicketCounters = {
  __typename?: 'TicketCounters';
  /** Open tickets, at most 1000 counted. */
  mine: Scalars['Int']['output'];
  all: Maybe<Scalars['Int']['output']>;
  group: Maybe<Scalars['Int']['output']>;
  /** New tickets nobody has taken; null for customers. */
  unassigned: Maybe<Scalars['Int']['output']>;
  byStatus: Array<StatusCount>;
};

export type StatusCount = {
  __typename?: 'StatusCount';
  status: TicketStatus;
  count: Scalars['Int']['output'];
};

export type PageInfo = {
  __typename?: 'PageInfo';
  hasNextPage: Scalars['Boolean']['output'];
  endCursor: Maybe<Scalars['String']['output']>;
};

export type TicketEdge = {
  __typename?: 'TicketEdge';
  cursor: Scalars['String']['output'];
  node: Ticket;
};

export type TicketConnection = {
  __typename?: 'TicketConnection';
  edges: Array<TicketEdge>;
  pageInfo: PageInfo;
  /** At most 1000 counted. */
  totalCount: Scalars['Int']['output'];
};

export type TicketFilter = {
  /** OR inside a list, AND between fields. */
  statuses?: InputMaybe<Array<TicketStatus>>;
  types?: InputMaybe<Array<TicketType>>;
  priorities?: InputMaybe<Array<TicketPriority>>;
  /** Contained in number or subject, any case, ё = е. */
  text?: InputMaybe<Scalars['String']['input']>;
};

export type TicketSort = {
  field: TicketSortField;
  direction: SortDirection;
};

export type TicketListChange = {
  __typename?: 'TicketListChange';
  ticketId: Scalars['Int']['output'];
  /** The ticket as this viewer sees it now; null when it is no longer visible. */
  ticket: Maybe<Ticket>;
  /** True when it belongs to the list that was subscribed to (tab and filter). */
  matches: Scalars['Boolean']['output'];
};

export type TicketChange = {
  __typename?: 'TicketChange';
  ticketId: Scalars['Int']['output'];
  /** Null when it is no longer visible to this viewer. */
  ticket: Maybe<Ticket>;
  /** Entries of the event log that this change added. */
  entries: Array<TimelineEntry>;
};

export type SignInInput = {
  login: Scalars['String']['input'];
  password: Scalars['String']['input'];
};

export type ChangePasswordInput = {
  currentPassword: Scalars['String']['input'];
  newPassword: Scalars['String']['input'];
};

export type PreferencesInput = {
  locale?: InputMaybe<Locale>;
  theme?: InputMaybe<Theme>;
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

export type CreateTicketInput = {
  /** Made by the client, up to 64 characters: the same key and content again returns the same ticket. */
  key: Scalars['String']['input'];
  subject: Scalars['String']['input'];
  body: Scalars['String']['input'];
  type: TicketType;
  priority: TicketPriority;
  systemId: Scalars['Int']['input'];
  environmentId: Scalars['Int']['input'];
  /** The group to file it under; may be left out when one group of mine is connected to the system. */
  groupId?: InputMaybe<Scalars['Int']['input']>;
  platformVersion?: InputMaybe<Scalars['String']['input']>;
  attachmentIds?: InputMaybe<Array<Scalars['Int']['input']>>;
};

export type TakeTicketInput = {
  id: Scalars['Int']['input'];
  from: TicketStatus;
  comment?: InputMaybe<Scalars['String']['input']>;
};

export type ChangeTicketStatusInput = {
  id: Scalars['Int']['input'];
  /** The status the caller saw: CONFLICT when the ticket has moved. */
  from: TicketStatus;
  to: TicketStatus;
  comment?: InputMaybe<Scalars['String']['input']>;
  attachmentIds?: InputMaybe<Array<Scalars['Int']['input']>>;
  /** Id of the newest public timeline entry with a message the caller saw: CONFLICT when a newer one by somebody else exists. */
  seenEntryId?: InputMaybe<Scalars['Int']['input']>;
  /** Made by the client: a retry with the same key does nothing twice. */
  key?: InputMaybe<Scalars['String']['input']>;
};

export type AddCommentInput = {
  id: Scalars['Int']['input'];
  body: Scalars['String']['input'];
  attachmentIds?: InputMaybe<Array<Scalars['Int']['input']>>;
  internal?: Scalars['Boolean']['input'];
  /** Customer's answer to a waiting ticket: also move it to IN_PROGRESS. */
  returnToWork?: Scalars['Boolean']['input'];
  key?: InputMaybe<Scalars['String']['input']>;
};

export type AssignTicketInput = {
  id: Scalars['Int']['input'];
  version: Scalars['Int']['input'];
  /** Null returns the ticket to the queue. */
  assigneeId?: InputMaybe<Scalars['Int']['input']>;
};

export type CorrectTicketInput = {
  id: Scalars['Int']['input'];
  version: Scalars['Int']['input'];
  type?: InputMaybe<TicketType>;
  priority?: InputMaybe<TicketPriority>;
};

export type ExtendWaitInput = {
  id: Scalars['Int']['input'];
  /** Working hours to add. */
  hours: Scalars['Int']['input'];
  comment: Scalars['String']['input'];
};

export type RateTicketInput = {
  id: Scalars['Int']['input'];
  score: Scalars['Int']['input'];
  comment?: InputMaybe<Scalars['String']['input']>;
};

export type Query = {
  __typename?: 'Query';
  /** The session of the caller, null when signed out. */
  session: Maybe<Session>;
  tickets: TicketConnection;
  ticket: Ticket;
  ticketCounters: TicketCounters;
  ticketForm: TicketForm;
  /** People who can be given this ticket. */
  assignees: Array<Person>;
};


export type QueryTicketsArgs = {
  tab: TicketTab;
  filter?: InputMaybe<TicketFilter>;
  sort?: InputMaybe<TicketSort>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryTicketArgs = {
  id: Scalars['Int']['input'];
};


export type QueryAssigneesArgs = {
  ticketId: Scalars['Int']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
  signIn: Session;
  signOut: Scalars['Boolean']['output'];
  changePassword: Session;
  updatePreferences: Viewer;
  createTicket: Ticket;
  takeTicket: Ticket;
  changeTicketStatus: Ticket;
  addComment: Ticket;
  assignTicket: Ticket;
  correctTicket: Ticket;
  extendWait: Ticket;
  rateTicket: Ticket;
};


export type MutationSignInArgs = {
  input: SignInInput;
};


export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


export type MutationUpdatePreferencesArgs = {
  input: PreferencesInput;
};


export type MutationCreateTicketArgs = {
  input: CreateTicketInput;
};


export type MutationTakeTicketArgs = {
  input: TakeTicketInput;
};


export type MutationChangeTicketStatusArgs = {
  input: ChangeTicketStatusInput;
};


export type MutationAddCommentArgs = {
  input: AddCommentInput;
};


export type MutationAssignTicketArgs = {
  input: AssignTicketInput;
};


export type MutationCorrectTicketArgs = {
  input: CorrectTicketInput;
};


export type MutationExtendWaitArgs = {
  input: ExtendWaitInput;
};


export type MutationRateTicketArgs = {
  input: RateTicketInput;
};

export type Subscription = {
  __typename?: 'Subscription';
  /** Changes of the tickets of a tab that I may see. */
  ticketListChanged: TicketListChange;
  /** Changes of one ticket and its messages. */
  ticketChanged: TicketChange;
  ticketCountersChanged: TicketCounters;
  /** My own rights, preferences or session changed; null when the session has ended. */
  sessionChanged: Maybe<Session>;
};


export type SubscriptionTicketListChangedArgs = {
  tab: TicketTab;
  filter?: InputMaybe<TicketFilter>;
};


export type SubscriptionTicketChangedArgs = {
  id: Scalars['Int']['input'];
};
