### The words of dutyline's reports in English. docs/languages.md says how to translate this file.
###
### What stands after `=` is the words; `{ $name }` is a place for what the program fills in. Markdown stays as it is:
### `**bold**`, `*italics*`, `[link](#place)`. A message is asked for by its name: names are never translated.

## The language itself

# By which a word processor checks the spelling.
locale = en-GB
# Says that the catalogue's statements are in another language than the report. Empty in English.
catalogue-language = { "" }

## Dates. $year is 2026, $month 09, $day 04, $number 4, $name the month's whole name.

date-short = { $year }-{ $month }-{ $day }
date-long = { $number } { $name } { $year }
# The head of a column of a table of months. $month is 09.
date-month = { $year }-{ $month }
month =
    .m1 = January
    .m2 = February
    .m3 = March
    .m4 = April
    .m5 = May
    .m6 = June
    .m7 = July
    .m8 = August
    .m9 = September
    .m10 = October
    .m11 = November
    .m12 = December
month-short =
    .m1 = Jan
    .m2 = Feb
    .m3 = Mar
    .m4 = Apr
    .m5 = May
    .m6 = Jun
    .m7 = Jul
    .m8 = Aug
    .m9 = Sep
    .m10 = Oct
    .m11 = Nov
    .m12 = Dec
# A period, from a day to a day.
period = { $from } to { $to }

## Spans of time and cadences. Where one begins a line, the program makes its first letter a capital.

span =
    .year = { $n ->
        [one] { $n } year
       *[other] { $n } years
    }
    .month = { $n ->
        [one] { $n } month
       *[other] { $n } months
    }
    .week = { $n ->
        [one] { $n } week
       *[other] { $n } weeks
    }
    .day = { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
    .hour = { $n ->
        [one] { $n } hour
       *[other] { $n } hours
    }
    .minute = { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
# Stands between the parts of a span: 4 hours and 30 minutes.
span-and = { " and " }
every =
    .year = { $n ->
        [one] every year
       *[other] every { $n } years
    }
    .month = { $n ->
        [one] every month
       *[other] every { $n } months
    }
    .week = { $n ->
        [one] every week
       *[other] every { $n } weeks
    }
    .day = { $n ->
        [one] every day
       *[other] every { $n } days
    }
    .hour = { $n ->
        [one] every hour
       *[other] every { $n } hours
    }
    .minute = { $n ->
        [one] every minute
       *[other] every { $n } minutes
    }
every-span = every { $span }
cadence =
    .continuous = continuous
    .event = on each event
    .org-defined = as the organisation defines
    .risk-analysis = as the organisation's risk analysis sets

## Parties

# Titles, as in the head of a row. In the picture they are cut to their first letter, which also stands in counts.
party =
    .aws = AWS
    .customer = Customer
    .shared = Shared
    .third-party = Third party
# One letter each, all different: they stand in the cells of the picture and of the matrix.
party-letter =
    .aws = A
    .customer = C
    .shared = S
    .third-party = T
# Within a sentence.
party-word =
    .aws = AWS
    .customer = customer
    .shared = shared
    .third-party = third party
party-third = Third party: { $name }
# $party is the title of a party.
party-with = { $party }, with { $name }

## Names of things

# Who meets a control.
origination =
    .inherited = inherited
    .shared = shared
    .customer = customer
    .third-party = third-party
    .unmapped = unmapped
origination-means =
    .inherited = AWS, or who operates the partition in its place, alone holds the duties that help to meet it
    .shared = More than one side has a part in the duties that help to meet it
    .customer = The organisation alone holds the duties that help to meet it
    .third-party = Third parties alone hold the duties that help to meet it
    .unmapped = No duty of the catalogue helps to meet it here
# How far a duty is done, by the ledger.
state =
    .implemented = implemented
    .partial = partial
    .planned = planned
    .alternative = alternative
    .not-applicable = not applicable
    .inherited = inherited
    .unknown = unknown
# How far a source was seen.
status =
    .verified = Verified
    .referenced = Referenced
    .unverified = unverified
domain =
    .application = Application
    .data-protection = Data protection
    .encryption = Encryption
    .facilities = Facilities
    .generative-ai = Generative AI
    .governance-and-compliance = Governance and compliance
    .hardware-and-virtualisation = Hardware and virtualisation
    .identity-and-access = Identity and access
    .incident-response = Incident response
    .logging = Logging
    .monitoring = Monitoring
    .network = Network
    .operating-system = Operating system
    .platform-and-runtime = Platform and runtime
    .resilience = Resilience
    .supply-chain = Supply chain
term =
    .audience = Audience
    .as-of-date = As-of date
    .authorisation = Authorisation of AWS
    .data = Data
    .description = Description
    .duty-catalogue = Duty catalogue
    .environment = Environment
    .export = Export of findings
    .exposure = Exposure
    .findings = Findings
    .fedramp-package = FedRAMP package
    .framework = Framework
    .frameworks = Frameworks
    .ledger = Evidence ledger
    .made-by = Made by
    .owner = Owner
    .partition = Partition
    .period = Reporting period
    .profile = Profile
    .regions = Regions
    .requires = Asked for beyond the defaults
    .resilience = Resilience
    .third-party = Third party
    .workload = Workload
# Before something, with what parts them.
label =
    .both = Both:
    .cadence = Cadence:
    .checks = Checks:
    .customer = Customer:
    .duty = Duty:
    .line = line
    .not = Not:
    .organisation = Organisation:
    .owner = Owner:
    .profile-line = profile line
    .results = Results:
    .state = State:
    .state-because = State because:
    .table = Table
column =
    .accountable = Accountable
    .area = Area
    .areas = Areas
    .authority = Authority
    .aws-by-default = AWS by default
    .aws-does = AWS does
    .aws-part = AWS's part
    .before-relying = Before you rely on it
    .category = Category
    .category-taken = Category taken
    .checks = Checks
    .commonly-said = Commonly said
    .component = Component
    .consulted = Consulted
    .control = Control
    .controls = Controls
    .count = Number
    .customer-by-default = Customer by default
    .customer-does = Customer does
    .customer-or-third-does = Customer or third party does
    .customer-part = Customer's part
    .date = Date
    .due = Due
    .duties = Duties
    .duty = Duty
    .duty-and-party = Duty and party
    .duty-and-place = Duty and place
    .duty-of-aws = Duty of AWS
    .duty-of-customer = Duty of the customer
    .evidence = Evidence
    .example = Worked example
    .family = Family
    .how-often = How often
    .informed = Informed
    .item = Item
    .key = Key
    .last-evidence = Last evidence
    .meaning = What that means
    .meaning-of-term = Meaning
    .name-and-role = Name and role
    .needs-care = Where it needs care
    .newest-result = Newest result
    .next-date = Next date
    .number = No.
    .obligation = Obligation
    .obligation-and-cadence = Obligation and cadence
    .obligation-and-owner = Obligation and owner
    .option = Option
    .organisation-does = The organisation does
    .organisation-part = The organisation's part
    .origination = Origination
    .owner = Owner
    .party = Party
    .report = Report
    .resources = Resources
    .responsible = Responsible
    .rests-on = Rests on
    .seen = Seen
    .service = Service
    .shown-by = Shown by
    .shows-and-not = What it shows, and what not
    .signature = Signature
    .since = Since
    .source = Source
    .state = State
    .status = Status
    .taken = Taken
    .team = Team
    .term = Term
    .title = Title
    .tools-and-checks = Tools and checks
    .true-today = True today
    .value = Value
    .we = We
    .what = What
    .what-it-is = What it is
    .what-it-means = What it means
    .what-shows-it = What shows it
    .what-to-do = What to do
    .what-to-read = What to read
    .when = When
    .where = Where
    .where-from = Where from
    .who = Who
    .who-of-us = Who of us
    .why = Why
    .you-are = You are

## Words and short sentences that stand in several places

all = All
left-out = left out
redacted =
    .word = (left out)
    .nobody = not shown
    .owner = the workload's owner
    .reason = the reason is left out
    .approver = somebody (left out)
redacted-component = component { $number }
redacted-third-party = third party { $number }
redacted-file = file { $number }
# For whom a redacted copy is.
audience =
    .public = public
    .customer = customer
audience-copy = { $audience }: this is a redacted copy
all-components = All components
assumed = assumed
nobody = nobody
nobody-yet = nobody yet
overdue = overdue
whole-system = the whole system
workload = Workload
workload-whole = The workload as a whole
seen-on = seen { $date }
due-on = Due { $date }
due-overdue = Due { $date }: **overdue**
date-overdue = **{ $date }, overdue**
date-ago = { $date }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago
# The end of a service is a date of the report like any other.
service-ends = AWS ends { $service }
version-unknown = no end of support is known
made-of-catalogue = version { $version }, SHA-256 `{ $digest }`
made-of-file = `{ $file }`, SHA-256 `{ $digest }`
framework-published = { $framework }, version { $version }, published by { $publisher }
# Why a control is unmapped. $duties are ids.
control-absent = The duties that would help to meet it do not apply here: { $duties }. The control still has to be met, by other means.
control-unknown = No duty of the catalogue maps to it yet; the customer decides how it is met.
obligation-ended = It has ended: the last day on which it held is past.
obligation-not-owed = AWS, or who operates the partition in its place, answers for the duty, or the duty does not apply.

## The handout: for people who are not engineers. "We" are the organisation.
## $provider is `operator` where somebody operates the partition in AWS's place, else `aws`.

handout-title = Who does what: { $workload }
handout-runs = { $workload } runs on AWS.
handout-runs-in = { $workload } runs on AWS ({ $partition }).
handout-split = Part of the work of keeping it secure is { $provider ->
    [operator] the operator's
   *[aws] AWS's
}, part is ours, and neither side does the other's. This paper says which is which, as of { $date }.
handout-we = "We" are the organisation that runs it.
handout-we-owner = "We" are { $owner } and whoever else is named below.
handout-operated = Its Regions are operated by { $operator }, in AWS's place. Where this paper says AWS, the operator answers.
# The answer in three sentences.
handout-short-overdue = { $count ->
    [0] Nothing is overdue.
    [one] **{ $count } date has passed.**
   *[other] **{ $count } dates have passed.**
}
handout-short-unowned = { $count ->
    [0] All that is ours has an owner.
    [one] **{ $count } duty is nobody's yet.**
   *[other] **{ $count } duties are nobody's yet.**
}
handout-short-next = The next date is **{ $date }**: { $what }.
handout-provider =
    .operator = The operator
    .aws = AWS
handout-provider-does = { $provider ->
    [operator] The operator
   *[aws] AWS
} does it. We rely on it, and read the auditors' reports on it.
handout-we-alone = We
handout-we-do = Nobody does it unless we do.
handout-both = Both
handout-both-do = { $provider ->
    [operator] The operator
   *[aws] AWS
} does its part and we do ours. If either is missing, it is not done.
handout-others = Others for us
handout-others-do = { $who } { $count ->
    [one] does
   *[other] do
} it in our place. We stay answerable for having it done.
handout-somebody-does = Somebody else does it in our place. We stay answerable for having it done.
handout-picture = Where the line runs
handout-picture-read = Each column is a part of the system, each row a layer, from the building at the bottom of the stack to our data. Below the line { $provider ->
    [operator] the operator
   *[aws] AWS
} answers alone. From the line upwards there is something for us to do.
# More components than a page can show side by side.
handout-picture-kinds = The system has { $components } parts, shown in { $kinds ->
    [one] one group: in all of them
   *[other] { $kinds } groups, one in each column: in all parts of a group
} the line runs alike. The audit report shows each part. Each row is a layer, from the building at the bottom of the stack to our data. Below the line { $provider ->
    [operator] the operator
   *[aws] AWS
} answers alone. From the line upwards there is something for us to do.
handout-areas = What AWS does, and what we do
handout-nothing-here = Nothing here.
handout-some-nobody = { $owners }; some of it **nobody yet**
handout-teams = Who owns what
handout-overdue = **{ $count } overdue**
handout-overdue-then = **{ $count } overdue**, then { $date }
handout-unowned = { $count ->
    [one] **{ $count } duty is nobody's yet.** Somebody has to take it: the audit report lists it among the open points.
   *[other] **{ $count } duties are nobody's yet.** Somebody has to take them: the audit report lists them among the open points.
}
handout-next = What is due next
handout-later = { $count ->
    [one] { $count } more date follows
   *[other] { $count } more dates follow
} in the period to { $date }.
handout-standing = Besides these there is what goes on all the time, such as watching the alarms; the audit report has { $count ->
    [one] the one standing task
   *[other] all { $count } of these standing tasks
}.
handout-no-dates = Nothing has a date in the period to { $date }.
handout-standing-alone = The audit report has { $count ->
    [one] the one standing task
   *[other] all { $count } standing tasks
}.
handout-care = What to keep in mind
handout-certificates = { $provider ->
    [operator] The operator's certificates show that the operator does its own part.
   *[aws] AWS's certificates show that AWS does AWS's part.
} They say nothing about ours.
handout-line-moves = The line moves when the system changes. A new component, or another way to run one, can make something ours that was AWS's.
handout-assumed = { $count ->
    [one] { $count } setting is not stated in the description of the system. For it this paper assumes what leaves more with us.
   *[other] { $count } settings are not stated in the description of the system. For them this paper assumes what leaves more with us.
}
handout-no-record = No record of what was done lies beside this paper. It says what has to be done, not that it was.
handout-record = This paper says what has to be done and what the records show. It does not judge how well it was done.
handout-copy =
    .customer = **Redacted copy for customers of the workload's owner.** Teams and people, notes and evidence are left out. Who answers for each duty is as in the whole paper.
    .public = **Redacted copy for the public.** Components and third parties have numbers in place of names. Teams, dates, evidence and what is open are left out. Who answers for each duty is as in the whole paper.
handout-record-left-out = What the records show is left out. This copy says what has to be done, not that it was.
handout-made-by-only = It was made by dutyline { $version } from a description of the system and the duty catalogue { $catalog }. The audit report made of the same has every duty, the reason why it is whose it is, and the sources.
handout-made-by = It was made by dutyline { $version } from the description `{ $profile }` and the duty catalogue { $catalog }. The audit report made of the same has every duty, the reason why it is whose it is, and the sources.

## The appendix: the controls of one framework, to be bound into another document

appendix-title = responsibilities under { $framework }
appendix-title-bound = Appendix { $prefix }: responsibilities under { $framework }
appendix-about = Who meets each control of { $framework } for the workload { $workload } (`{ $code }`), as the AWS Shared Responsibility Model applies to its configuration on { $date }.
appendix-method = Scope and method
appendix-components = The workload has { $count ->
    [one] { $count } component
   *[other] { $count } components
} on AWS: { $list }.
appendix-copy =
    .customer = **Redacted copy for customers of the workload's owner.** Teams and people, tickets, notes and the places of evidence are left out. Who answers for each duty is as in the whole appendix.
    .public = **Redacted copy for the public.** Components and third parties have numbers in place of names. Regions, teams, states, dates and evidence are left out. Who answers for each duty is as in the whole appendix.
appendix-regions-left-out = Its Regions are left out.
appendix-regions = Its Regions are { $list }.
appendix-no-regions = Its Regions are not stated.
appendix-partition = They lie in the partition { $partition }:
appendix-origination = For each component the duties of AWS and of the organisation follow from the service, its options and the organisation's own rules. The origination of a control follows from the duties that help to meet it here; Table { $number } says what each word means. A duty that helps to meet a control does not satisfy it alone. AWS's part is shown by AWS's own reports for the services and Regions in their scope.
appendix-cite = To refer to a control, name its row (Table { $controls }, with the control's label); to a duty, its number and its id (Table { $duties }). The number holds in this appendix, the id in every report of the workload.
appendix-judgement = Which duty helps to meet which control is the judgement of the duty catalogue, not the publisher's.
# $mapping is `published` or `judgement`; $sources are numbers of citations, with a space before them.
appendix-via = Duties also count through { $framework }, by a mapping that is { $mapping ->
    [published] published
   *[judgement] the catalogue's judgement
}{ $sources }.
appendix-untitled = The licence of { $framework } does not let the titles of its controls be printed.
appendix-table-made-of = **Table { $number }.** What this appendix was made of
appendix-result = Result
appendix-table-result = **Table { $number }.** Controls by origination
appendix-table-families = **Table { $number }.** Controls by family and origination
appendix-table-controls = **Table { $number }.** Each control, who meets it, and by which duties. The numbers are those of the duties in [{ $section }](#a-duties).
appendix-unmapped = Controls that no duty of the catalogue helps to meet here; the organisation shows them in another way:
appendix-duties = The duties behind the controls
appendix-table-duties = **Table { $number }.** Each duty with what both sides do, at each place where it applies
appendix-sources = Sources
appendix-sources-note = The sources of each step of reason stand in the audit report of the workload. Those cited in this appendix:

## A team's page. "Yours" is the team's.

team-title = { $team }: your part of { $workload }
team-about = What this team answers for or does in the workload `{ $code }`, as of { $date }. The audit report says why each duty is the customer's, and what AWS does for it.
team-due = What is due
team-done-by = Done by { $who }
team-no-dates = Nothing of this team's has a date in the period.
team-standing = Without a date in what is left of the period, since it is continuous, follows an event, has no number of the organisation's yet, or is next due after the period:
team-mine = What is yours
team-mine-note = Where nothing else is said, the team is accountable for the duty and responsible for doing it.
team-responsible = Responsible; accountable is { $owner }
team-responsible-nobody = Responsible; accountable is **nobody**
team-accountable-third = Accountable; { $who } does it
team-accountable-done-by = Accountable; done by { $who }
team-accountable-nobody = Accountable; nobody is named who does it
# What the third party does follows, in the catalogue's words.
team-agree = Agree it with { $who }, obtain the evidence and follow up:
team-nothing = No duty of the workload is this team's.
team-heard = Where you are consulted or informed
team-heard-note = Others answer for these and do them. *Consulted*: your advice is sought before. *Informed*: you are told afterwards.
heard =
    .both = consulted and informed
    .consulted = consulted
    .informed = informed

## The pictures

picture-title = Who holds which layer, and the duty line
# $list is a row of `picture-alt-column`.
picture-alt = Layers from { $ground } at the bottom to { $top } at the top, for { $count ->
    [one] { $count } component
   *[other] { $count } components
}. Below the duty line { $provider ->
    [operator] the operator
   *[aws] AWS
} answers alone: { $list }.
# How far up AWS answers alone. $place is `layer` or `nowhere`.
picture-alt-column = { $component } { $place ->
    [nowhere] nowhere
   *[layer] up to { $layer }
}{ $split ->
    [0] { "" }
    [one] , with { $split } split layer
   *[other] , with { $split } split layers
}
# Over a column of several components.
picture-parts = { $count ->
    [one] { $count } part
   *[other] { $count } parts
}
# On the line itself, with a sign that points down before it; the second where the line is short.
picture-tag = { $provider ->
    [operator] below: the operator alone
   *[aws] below: AWS alone
}
picture-tag-short = { $provider ->
    [operator] operator
   *[aws] AWS
}
# Who operates the partition stands in AWS's place in the picture. The letters differ from all others.
picture-operator =
    .word = Operator
    .letter = Op
    .legend = Operator, in AWS's place
legend =
    .line = Duty line
    .aws = AWS
    .customer = Customer
    .shared = Shared: each its part
    .third-party = Third party
    .nobody = No duty applies
    .count = Number of duties
# The same for readers who are not engineers, in a paper in which "we" speak. The letters differ, and the words begin with them.
plain-legend =
    .line = The line
    .aws = AWS
    .customer = We
    .shared = Both: each its part
    .third-party = Third parties in our place
    .nobody = Nothing to do
    .count = Number of duties
plain-party =
    .aws = AWS
    .customer = We
    .shared = Both
    .third-party = Third parties
plain-letter =
    .aws = A
    .customer = W
    .shared = B
    .third-party = T
year-title = What is due when, by owner
# Over a bar that is as wide as about ten letters.
year-late = { $due } ({ $late } late)
year-alt = Obligations due in each month, by owner; the table that follows names them.
year-alt-owner = { $owner }: { $months }.
year-alt-owner-late = { $owner }: { $months }; { $late } overdue.

## The PDF: title, header, footer, cover, and what a screen reader says

none = none
page-of = Page { $page } of { $pages }
link-to-address = Link to { $address }
link-to-page = Link to page { $page }
sheet-title =
    .audit = Audit report: { $workload }
    .handout = Handout: { $workload }
    .appendix = Appendix: { $workload }
    .team = Team page: { $workload }
sheet-subject =
    .audit = AWS shared responsibility, audit report as of { $date }
    .handout = AWS shared responsibility, handout as of { $date }
    .appendix = AWS shared responsibility, appendix as of { $date }
    .team = AWS shared responsibility, team page as of { $date }
sheet-header =
    .audit = Audit report as of { $date }
    .handout = Handout as of { $date }
    .appendix = Appendix as of { $date }
    .team = Team page as of { $date }
# Follows a header.
sheet-copy = , redacted copy ({ $audience })
sheet-footer = Duty catalogue { $version }, profile { $digest }
sheet-kicker = AWS shared responsibility
# With a comma and a space between the words.
sheet-keywords = AWS, shared responsibility, audit, compliance
sheet-data = The report as data
sheet-fact =
    .as-of = As of
    .period = Period
    .scope = Scope
    .audience = Audience
    .frameworks = Frameworks
sheet-counted = { $components ->
    [one] { $components } component
   *[other] { $components } components
}, { $duties ->
    [one] { $duties } duty
   *[other] { $duties } duties
}, { $obligations ->
    [one] { $obligations } monitoring obligation
   *[other] { $obligations } monitoring obligations
}

## The HTML page around the report

html =
    .skip = Skip to the report
    .contents = Contents
    .filter = Filter the rows
    .search = Search
    .placeholder = Words in a row
    .keyboard = Keyboard
    .key-search = go to the search
    .key-enter = Enter
    .or = or
    .key-first = from the search to the first row found
    .key-next = to the next row found, or the one before
    .key-back = back to the search; there, clear it
    .key-use = Search by the key
    .close = Close
    .party = Party
    .owner = Owner
    .domain = Domain
    .component = Component
    .all = All
    .show-all = Show all
    .marking-top = Marking at the top
    .marking-bottom = Marking at the bottom
# What the scripts of the page say. What stands in braces is put in while one reads.
script =
    .find = Find in the contents
    .parts = Parts of { $title }
    .link = Link to { $title }
    .copy = Copy { $kind }
    .copy-of = Copy { $kind }: { $title }
    .copied-one = Copied 1 row as { $kind }
    .copied-all = Copied { $all } rows as { $kind }
    .copied-found = Copied { $found } of { $all } rows, as filtered, as { $kind }
    .copy-refused = The browser does not let this page copy. The table is selected: copy it with the keyboard
    .markdown = Markdown
    .csv = CSV
    .none = No row matches
    .by-words = words “{ $parts }”
    .extract = An extract: { $found } of { $all } rows, by { $given }. The whole document has more.
html-as-of = as of { $date }
html-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
# $shown is a number that changes while one reads; the program puts it in.
html-rows-shown = { $shown } of { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
html-made-by = Made by dutyline { $version }. This file is complete: it loads nothing, and it reads the same without its script.
link-to-section = Link to this section
table-of-heading = { $heading }, table { $number }
filter-nobody = Nobody
filter-workload = Workload as a whole

## Calendars for other programs

calendar-name = { $workload }: monitoring
calendar-workload = workload
# $basis is `assumed` or `given`.
calendar-description = Duty: { $duty }. Obligation: { $obligation }. Owner: { $owner }. Cadence: { $cadence }{ $basis ->
    [assumed] { " (assumed)" }
   *[given] { "" }
}.

## Words of the profile

environment =
    .production = production
    .staging = staging
    .test = test
    .development = development
exposure =
    .internet = internet
    .partner = partner
    .internal = internal
    .none = none
classification =
    .public = public
    .internal = internal
    .confidential = confidential
    .restricted = restricted
data-type =
    .personal = personal
    .cardholder = cardholder
    .health = health
    .financial = financial
    .credentials = credentials
    .intellectual-property = intellectual-property
    .telemetry = telemetry
    .public = public
requirement =
    .client-side-encryption = client-side-encryption
category =
    .infrastructure = infrastructure
    .container = container
    .abstracted = abstracted

## The audit report: headings

section =
    .document-control = Document control
    .how-to-read = How to read a row
    .sign-off = Sign-off
    .summary = Summary
    .layers = Who holds which layer
    .matrix = Matrix of components and domains
    .teams = Who is accountable, responsible, consulted and informed
    .workload-duties = Duties of the workload as a whole
    .common-duties = Duties that several components share
    .components = Components
    .monitoring-plan = Continuous-monitoring plan
    .overdue = Overdue
    .year = The year at a glance
    .controls = Controls by framework
    .aws-evidence = AWS's own evidence
    .assumptions-and-open-points = Assumptions and open points
    .assumptions = Assumptions
    .open-points = Open points
    .not-applicable = Duties that do not apply
    .model = The model behind this report
    .model-aws = What AWS answers for
    .model-customer = What the customer answers for
    .model-categories = The three categories
    .model-both = Duties of both sides
    .model-corrections = What is commonly said, and what is true today
    .model-defaults = Where the defaults come from
    .glossary = Glossary
    .citations = Citations

## The audit report: title, document control, how to read a row

audit-title = Who is responsible for what: { $workload }
audit-about = Audit report on the AWS Shared Responsibility Model as it applies to this workload, as of { $date }.
audit-copy =
    .customer = **Redacted copy for customers of the workload's owner.** Teams and people, tickets, the places of evidence, reasons, notes and warnings are left out; in other texts, what looks like an account, an address, a ticket or the id of a resource is replaced. Who answers for each duty, and what is open, is as in the whole report.
    .public = **Redacted copy for the public.** Components and third parties have numbers in place of names. Teams, Regions, resilience, descriptions, notes, options, versions, the evidence ledger with all that rests on it, due dates, assumptions and open points are left out. Who answers for each duty is as in the whole report.
not-stated = not stated
partition-silent = What no step of a row names for this partition describes the commercial one: check each service's availability here
data-is = classification { $classification }; types { $types }
resilience-rto = recovery time objective { $span }
resilience-rpo = recovery point objective { $span }
resilience-availability = availability { $value }
made-of-reviewed = version { $version }, reviewed { $date }, SHA-256 `{ $digest }`
export-of = `{ $file }`: { $format }, { $results ->
    [one] { $results } result
   *[other] { $results } results
}{ $bad ->
    [0] { "" }
    [one] , { $bad } row that cannot be read
   *[other] , { $bad } rows that cannot be read
}; SHA-256 `{ $digest }`
findings-count = { $results ->
    [one] { $results } result counts
   *[other] { $results } results count
}
findings-superseded = { $count ->
    [one] { $count } was replaced by a newer one
   *[other] { $count } were replaced by newer ones
}
findings-after = { $count ->
    [one] { $count } is dated after the as-of date and left out
   *[other] { $count } are dated after the as-of date and left out
}
findings-unmatched = { $count ->
    [one] { $count } check matches nothing in this report
   *[other] { $count } checks match nothing in this report
}
findings-mark = A result marks a check; it does not make a duty done
made-by = dutyline { $version }, template { $template }
# $how is `replaced` or `added`.
catalogue-file = `{ $file }` { $how ->
    [replaced] (replaces dutyline's entry)
   *[added] (added)
}
catalogue-extended = The catalogue was extended by files of the organisation's own: { $files }.
audit-says = This report says who answers for each duty, why, and what shows it. It does not say that a duty is done: that is what the evidence is for. A certificate of AWS's covers AWS's part only and never stands for the workload.
read-party = **Party** is who answers for the duty. *AWS*: the customer inherits it. *Customer*: the customer answers, and what stands under "AWS does" is what AWS provides for it. *Shared*: each side does its own stated part, in its own context. *Third party*: a named party does the work in the customer's place; the customer stays accountable for having it done. In a partition that somebody else operates for AWS, the third party is that operator, in AWS's place.
read-why = **Why** is the chain of steps that drew the line there: the default of the service's category, what is peculiar to the service, the component's options, the profile's ownership rules. Each step cites what it rests on, the default [once for each duty](#model-defaults), to which the duty's id leads; numbers in brackets refer to [the citations](#citations).
# $sources are numbers of citations, with a space before them.
read-checks = **Checks** are Security Hub CSPM controls and AWS Config managed rules that test the customer's part of a row{ $sources }. A check that passes shows the setting that it looks at, not the whole duty.
audit-made = Every row follows by rule from the profile and the duty catalogue named above; the same files give the same report. No AWS account was looked into: what checks found comes from exports, where any are named above.
sign-off-note = Who signs confirms that the profile describes the workload as it was on the as-of date and that the open points are known. `dutyline verify` makes the unsigned document anew from the same files and compares it.
sign-off =
    .prepared = Prepared by
    .prepared-note = who wrote the profile
    .reviewed = Reviewed by
    .reviewed-note = who did not write it
    .accepted = Accepted by
    .accepted-note = who answers for the workload
read-assumed = **Assumed** marks what the profile does not say. dutyline then takes, among the values in ordinary use, the one that leaves more with the customer. A cadence is marked so where no publisher gives the number and it is dutyline's suggestion.
read-cite = **To cite** a row, name the as-of date and the id of its duty or obligation, with its component: ids stay the same from report to report, numbers of pages and sections do not.

## The audit report: summary and matrix

summary-duties = { $workload } has { $components ->
    [one] { $components } component
   *[other] { $components } components
} and { $duties ->
    [one] { $duties } duty
   *[other] { $duties } duties
}: { $own } of the workload as a whole, the others of one component each.
summary-moved = { $count ->
    [one] { $count } duty has another party than the category's default, because of the service, its partition or its configuration.
   *[other] { $count } duties have another party than the category's default, because of the service, its partition or its configuration.
}
party-means =
    .aws = AWS answers; the customer inherits
    .customer = The customer answers
    .shared = Each side does its own part
    .third-party = A named third party answers
summary-states = State of the duties, by the evidence ledger: { $states }.
summary-monitoring = Continuous monitoring: { $obligations ->
    [one] { $obligations } obligation
   *[other] { $obligations } obligations
} at { $places ->
    [one] { $places } place
   *[other] { $places } places
}, { $assumed } of them with a cadence that is dutyline's suggestion.
# The table in front of the contents: what an auditor looks for first.
open-on = Open on { $date }
open-today =
    .overdue = Duties and obligations past their date
    .unowned = Duties that nobody owns
    .failing = Duties and obligations with a check that fails
    .lapsed = Evidence and exceptions that have run out
    .assumed = Options assumed, since the profile does not state them
    .unverified = Sources whose text was not read when the catalogue was written
open-today-no-ledger = No evidence ledger lies beside the profile: what recurs has no last date, so nothing of it counts as past its date.
summary-framework = { $framework }: { $count ->
    [one] { $count } control
   *[other] { $count } controls
}, { $counts }{ $mapping ->
    [judgement] { " (which duty helps to meet which control is dutyline's judgement)" }
   *[published] { "" }
}.
# The four are the letters of `party-letter`.
layers-table = As a table: a layer held by both lists the duties of AWS ({ $aws }), of the customer ({ $customer }), shared ({ $shared }) and of third parties ({ $third }).
matrix-table = Number of duties by who answers for them: AWS ({ $aws }), customer ({ $customer }), shared ({ $shared }), third party ({ $third }).
teams-note = Number of duties by domain. *Accountable* is the one team that answers for the customer's part, the owner in the rows below; *responsible* is who does it. A third party does its work in the customer's place and is never accountable.
the-same = The same

## The audit report: rows of duties

workload-duties-note = These are asked once, whatever the components are.
common-duties-note = These read the same, word for word, for the components named in the first column. What differs stands under each component.
common-domain = { $domain }: common
# A party follows each of these.
cause-workload = Asked once of the whole workload:
cause-every-category = The same in every category:
cause-category =
    .infrastructure = Default for infrastructure services:
    .container = Default for container services:
    .abstracted = Default for abstracted services:
# The catalogue's reason follows.
cause-service = This service:
cause-service-moves = This service, { $party }:
cause-assumed = (**assumed**)
cause-no-end = no end of support is announced
cause-configuration = The component's configuration
cause-rule-only = Rule: { $name }.
cause-rule = Rule in profile line { $line }: { $name }.
date-estimate = { $date } (an estimate of the publisher's)
# $about is what was done, by whom, and how it came out; it begins with what parts it, and may be empty.
done-evidence = Evidence of { $date } ({ $days ->
    [one] { $days } day
   *[other] { $days } days
} old){ $about }.
done-by = by { $who }
done-lapsed = **lapsed** on { $date }
done-valid = valid until { $date }
failed = failed
# $kind is `risk-acceptance` or `compensating-control`; $counts is `no` when its last day has passed. The reason follows.
exception = { $kind ->
    [risk-acceptance] Risk accepted
   *[compensating-control] Compensating control
} until { $date }{ $counts ->
    [no] { " (**lapsed**: it does not count)" }
   *[yes] { "" }
}, approved by { $approver }{ $ticket }:
role-responsible = Responsible: { $who }.
role-consulted = Consulted: { $who }.
role-informed = Informed: { $who }.
# What the results of a check say. $outcome is `fail`, `pass` or `unknown`.
mark = { $outcome ->
    [fail] **fail**: { $fail } of { $results }
    [pass] pass: { $pass } of { $results }
   *[unknown] unknown: { $pass } of { $results } pass, none fails
}
mark-not-told-apart = not told apart: { $components }
no-date = no date
stays-accountable = The customer stays accountable: agree the duty in the contract, obtain the evidence and follow up.

## The audit report: components

component-general = **dutyline has no entry of its own for { $service } yet.** It is treated as an { $category ->
    [infrastructure] infrastructure
    [container] container
   *[abstracted] abstracted
} service with the traits that dutyline judges it to have; only the general statements of the duties apply, and options that may move the line are not known. Read the service's own security page before you sign its rows.
# The catalogue's reason follows.
component-category = Category **{ $category ->
    [infrastructure] infrastructure
    [container] container
   *[abstracted] abstracted
}**:
lifecycle-ends = AWS ends this service: its last day is { $date }.
lifecycle-closed = Closed to new customers from { $date }.
lifecycle-changed = AWS has changed the availability of this service.
lifecycle-successor = AWS names in its place: { $name }.
assumed-full = Assumed.
component-common = Duties of { $component } that stand among [the common ones](#common-duties):
component-not-applicable = { $count ->
    [one] { $count } duty does not apply to { $component }: see [duties that do not apply](#not-applicable).
   *[other] { $count } duties do not apply to { $component }: see [duties that do not apply](#not-applicable).
}

## The audit report: continuous-monitoring plan

plan-note = What has to be watched or done again, how often, and who says so. *Mandatory in a framework* and *mandatory by AWS* leave no choice; *recommended* is the publisher's advice; *assumed* is dutyline's, and so is a cadence marked so. Obligations on the same thing meet in a topic: the strictest cadence that binds counts, and each keeps its own.
plan-left-out = When each is due, and when it was last done, is left out of this copy.
plan-ledger = Due dates count from the newest evidence in the ledger, else from the start of monitoring. What the ledger does not say is unknown, never guessed.
plan-no-ledger = There is no evidence ledger beside the profile: due dates count from the start of monitoring, and of what recurs nothing is called overdue.
date-late = **{ $date }: overdue** for { $days ->
    [one] { $days } day
   *[other] { $days } days
}
excused-until = exception until { $date }
no-evidence = none
nothing-overdue = Nothing is overdue.
year-table = As a table: the days of each month on which an obligation is due; ×9 where there are more than three.
year-later = Dates after these months, which `dutyline calendar` lists: { $count }.
overdue-since = Overdue since { $date }
# Between cadences of the same length, in a heading.
or-word = or { $word }
# $often is a cadence, $obligation an id.
said-by = { $often } by `{ $obligation }`
mandatory = mandatory
recommended = recommended
mandatory-is = mandatory is { $said }
beside-it = beside it { $said }
nothing-binds = nothing binds yet
authority =
    .mandatory-in-framework = Mandatory in a framework.
    .mandatory-by-aws = Mandatory by AWS.
    .recommended = Recommended.
    .assumed = **Assumed** by dutyline.
binds-from = **Binds from { $date }**
binds-since = Binds since { $date }
holds-until = Holds until { $date }
done-by-third = Done by { $who }.
next-due = Next: { $date }.

## The audit report: controls and AWS's evidence

controls-note = Origination is derived from the duties that help to meet a control in this workload: *inherited* when AWS, or who operates the partition in its place, holds them alone for what this workload uses, *customer* when the customer alone does, *third-party* when third parties alone do, *shared* otherwise. A control is *unmapped* when no duty of the catalogue helps to meet it here; the reason is given.
framework-version = Version { $version }, published by { $publisher }{ $sources }.
framework-times = A duty marked ×3 applies at three places; the link leads to the first.
framework-mapping = The mapping of duties to controls is { $mapping ->
    [published] published
   *[judgement] dutyline's judgement
}.
framework-untitled = Its licence does not let dutyline print the titles of its controls.
framework-via = Duties also count through { $framework }, by a mapping that is { $mapping ->
    [published] published
   *[judgement] dutyline's judgement
}{ $sources }.
unmapped-note = Unmapped controls, and why:
aws-reports-note = What shows AWS's part, and what the customer owes before it counts. None of these speaks of the workload: each covers the services and Regions in its scope, for its period, on the condition that the customer does its own part.
aws-shown-note = Which of them shows AWS's part of which duty, and where to look:
aws-others-note = AWS has further reports that speak to other frameworks; `{ $file }` holds what each shows:
aws-other = { $report }: { $count } of these duties.{ $sources }
aws-unshown = No report of AWS's that dutyline knows shows AWS's part of these duties: { $duties }. Ask AWS, or record the documentation that you rely on.

## The audit report: assumptions and open points

assumed-left-out = What was assumed of the configuration is left out of this copy.
open-left-out = Dates, versions and duties without an owner are left out of this copy.
assumed-keys = The profile does not give these; the value that leaves more with the customer was taken.
assumed-no-keys = The profile gives every key that has a default.
assumed-options = These options of components are not given in the profile.
assumed-no-options = No option was assumed.
assumed-services = These components use services without an entry of their own in the catalogue; their category is dutyline's judgement.
assumed-cadences = The cadence of these obligations is dutyline's suggestion, since no publisher gives a number: { $list }.
dates-passed = { $count ->
    [one] { $count } date has passed: see [what is overdue](#plan-overdue).
   *[other] { $count } dates have passed: see [what is overdue](#plan-overdue).
}
dates-to-come = Dates to come:
lapsed-note = Run out, with nothing in their place:
# $kind is `evidence`, `risk-acceptance` or `compensating-control`. The duty's title follows.
lapsed = { $kind ->
    [evidence] Evidence
    [risk-acceptance] Accepted risk
   *[compensating-control] Compensating control
} (ledger line { $line }):
failing-note = Checks that fail, by the exports of findings:
one-of = One of { $components }
unset-cadences = How often these are due is the organisation's to set, by its policy or a risk analysis, and the profile does not: { $list }.
versions-note = The profile names no version here, so that no end of support can be told:
unowned-note = Duties in which the customer has a part and that nobody owns:
all-owned = Every duty of the customer's has an owner.
warnings-note = Warnings about the profile:
warnings-note-ledger = Warnings about the profile and its ledger:
warning-line = Line { $line }:
warning-ledger-line = Line { $line } of the ledger:
unverified-note = Citations whose text was not read when the catalogue was written: { $list }. Read them before you rely on a row that rests on them alone.
all-components-word = all components
workload-word = workload
idle-note = { $count ->
    [one] { $count } obligation of the catalogue applies nowhere here; `{ $file }` lists it with the reason.
   *[other] { $count } obligations of the catalogue apply nowhere here; `{ $file }` lists them with the reasons.
}

## The audit report: the model and the citations

model-note = AWS answers for security *of* the cloud, the customer for security *in* the cloud. The line between them does not run between services: it runs through each of them, and configuration moves it.
worked-out-in = Worked out in: { $duties }.
defaults-note = Who answers for a duty of a component before what is peculiar to its service, or an option, moves it.
citations-note = *Verified*: the text was read on the day given and says what is claimed. *Referenced*: the exact address is cited in public documents or code; its text was not read again. *Unverified*: neither.
