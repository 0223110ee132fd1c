"""Vocabulary: the English words that the rules of wording go by; the one place for all lists.

Our own lists. What they are for follows ASD-STE100 (rules 5.1 to 5.5, modal verbs, voice),
ISO/IEC/IEEE 29148 (terms without a bound) and DOE-STD-1029 (verification, conditions).
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _terms(text: str) -> tuple[str, ...]:
    return tuple(" ".join(term.split()) for term in text.split(","))


# Verbs that are seldom nouns at the beginning of a sentence.
VERBS = _words(
    """
    abandon abolish absorb accelerate accept acclimatise accommodate accompany accomplish account
    accumulate achieve acknowledge acquire activate adapt add adhere adjust administer adopt advise
    affix agree align allocate allow alter amend analyse analyze annotate announce anonymise
    anonymize answer anticipate apologise appear append apply appoint appraise apprise approve
    arrange arrive ascertain ask assemble assert assess assign assist associate assume assure
    attach attain attempt attend attest attract authenticate authorise authorize automate avoid
    await balance become befriend begin believe beware bind boil book boot borrow brainstorm bring
    broadcast browse build calculate calibrate cancel carry cascade categorise categorize cc
    celebrate centralise certify choose circulate cite clarify classify clean click clone close
    co-ordinate coach collaborate collate collect combine come commence commission communicate
    compare compile complete comply compose compress compute conceal conclude conduct configure
    confirm connect consider consolidate construct consult contain contribute convene convert
    convey convince cooperate coordinate copy-edit correct correlate countersign create cultivate
    customise customize deactivate debrief debug decide declare decline decommission decontaminate
    decrease decrypt deduct deduplicate deepen defer define defrost delegate delete deliver demand
    demonstrate deny depart depict deploy deprovision derive describe deselect design designate
    destroy detach detect determine develop diagnose differentiate dig dilute direct disable
    disassemble disburse discard discharge disclose disconnect discontinue discover discuss
    disinfect dismantle dismiss dispatch dispose disseminate dissolve distinguish distribute divide
    do document don donate double-check downgrade download drag draw duplicate earn educate elect
    elevate elicit eliminate email embed embrace emerge emphasise emphasize employ empower empty
    enable encode encourage encrypt endorse enforce engage enhance enjoy enlarge enlist enquire
    enrich enrol enroll ensure enter enumerate equip eradicate erase escalate establish estimate
    evacuate evaluate evict examine exceed exclude execute exempt exercise exfiltrate expand
    expedite explain explore expose express extend extract facilitate familiarise fasten favor
    favour feed feel fetch fill finalise finalize find finish fix follow forbid foresee forget
    formalise formulate forward foster fulfil fulfill furnish gather gauge generate get give go
    grab grant greet guarantee guide handle hang harden harmonise have hear heed help hesitate hide
    hire hold hover identify ignore illustrate implement import impose improve include incorporate
    increase increment indicate induct inform inherit initial initialise initialize initiate inject
    innovate inquire insert inspect install instantiate institute instruct insulate insure
    integrate intend interpret interrupt intervene interview introduce invalidate invent
    investigate invite invoke involve isolate iterate join justify keep kick know lead learn leave
    lend let leverage liaise localise locate log lower maintain make manage manoeuvre marry
    maximise maximize mean meet memorise mention merge migrate minimise minimize mitigate modify
    moisten monitor mount move multiply name narrow navigate negotiate neutralise nominate
    normalise notarise notify nurture obey obtain offboard omit onboard open operate optimise
    optimize orchestrate order organise organize orient outline outsource overcome override oversee
    overwrite own pack parse participate paste pause pay perform persist persuade photograph place
    plug populate postpone pour praise pre-certify precede preclude predict prefer prefill prefix
    prepare prescribe present preserve pressurise presume pretend prevent prioritise prioritize
    proceed procure prohibit promise promote proofread propagate propose protect prove provide
    provision publicise publicize publish pull purchase purge pursue push put qualify quantify quit
    raise re-run reach react read realise reallocate reapply reapprove rearrange reassemble
    reassess reassign reattach reboot rebuild recalculate recalibrate receive recharge recheck
    recognise recognize recommend recompute reconcile reconfigure reconfirm reconnect reconsider
    reconstruct reconvene recover recreate recruit rectify recycle redact redeploy redesign
    redirect redo reduce reenable reengage refactor refer refine reflect refrain refresh
    refrigerate refuse regenerate register reimage reimburse reinforce reinstall reinstate reissue
    reiterate reject release relocate rely remain remediate remember remind remove rename render
    renew reopen reorganise repair replace replenish replicate reply repopulate represent reproduce
    request require rerun reschedule resend reserve reset resign resize resolve respect respond
    restart restore restrict resubmit resume retain retire retract retrain retrieve retry return
    reuse reveal reverify revert revisit revoke reward rewrite rinse roll rotate run sanitise
    sanitize satisfy save say scan schedule screen scroll scrutinise seal secure see seek segregate
    select sell send separate serialise serve set settle share shred shrink shut sign simplify
    simulate sit snooze socialise solicit solve sort speak specify spell split spread standardise
    standardize start stay sterilise sterilize stop store streamline strengthen strive submit
    subscribe subtract succeed suggest summarise summarize supersede supervise supplement suppress
    surrender suspend switch synchronise synchronize synthesise tabulate tailor take talk teach
    tear tell terminate thank thaw thicken throw tidy tighten tolerate transcribe transfer
    transform translate transmit transport treat triage trigger trim troubleshoot try tune type
    unblock uncheck uncover understand undertake undo uninstall unite unlock unmount unpack unplug
    unscrew unsubscribe untick unzip update upgrade uphold upload use utilise utilize vacate
    vaccinate validate vary ventilate verify visualise vote wait walk want warn wash watch wear
    weigh welcome widen wipe withdraw withhold wrap write yield zip
    """
)

# Verbs that are nouns or adjectives as well: 'contract', 'record'.
AMBIGUOUS = _words(
    """
    abstract access accrue act address advance advertise aim alarm alert aliquot amortise appeal
    approach archive arm array assay attack auction audit augment award back backup badge bag bake
    ban bank bar base batch battle bid bill bleed blend block board bolt bond boost bounce bound box
    brace brake branch break breathe brief broker brush budget bundle burn cable cache call cap
    capture care carve cast catch cause cauterise caution cement centre centrifuge chain chair
    challenge change channel charge chart charter chase chat check check-in chill circle claim clamp
    cleanse clear climb clip clock code coil comb command comment commit compensate complement
    compliment compound compromise concern condense condition contact content contest contract
    contrast control cook cool copy cost counsel count counter couple course cover crawl credit crop
    cross cross-check cure curl cut cycle damage dance dark date de-energise deal debate debit
    deburr decrement deep-dive default degrease delay demo denounce deposit desire detail dial dice
    diet dimension discount dish dispense display dispute distance dock dose double doubt draft
    drain dream dress drill drink drive drop dry dry-run dump dun dust duty dye e-mail earth ease
    eat echo edge edit effect elute end energise engineer entry envelope envision escape evidence
    exchange exhaust exit experience experiment export eye face factor fail fall fan farm fast
    fast-track fax feature fence ferment field fight figure file filter finance fine fire fish fit
    flag flash flip float flood floor flow flush fly focus fold follow-up fork form format fragment
    frame franchise free freeze front fry fuel function fund fuse garnish gate gift glance glue
    grade graph grease grill grind grip ground grow guard hack hammer hand handshake harness harvest
    head heat highlight hit hoist hone hook hoover hose host house hunt ice image impact incubate
    index influence inhale input instance interest interface intubate inventory invoice iron issue
    jack judge jump key kick-start knead knock label lament lance land lap last launch lay layer
    leak lease level license lift light limit line link list live load loan lock look loop lubricate
    mail major man map march marinate mark market mask mass match mate matter mature measure merit
    mince mind mine mirror mix model mold mop motion mould mute nail need neglect net network note
    notice number object offer oil ounce outlaw outlet output pace package page paint pair palpate
    panel paper parallel park part partition pass patch peak peel perfect permit petition phone pick
    picture pile pilot pin ping pipe pipette pitch pivot plan plant plate play plot point poll pool
    port portion position post pot pounce pound power practice practise pre-approve pre-fill
    pre-heat preheat press price prime print probe process produce profile profit program progress
    project prompt pronounce proof proportion prune pump punch quality quarantine query question
    queue quiz quote race rack rain ramp range rank rate ration re-assign re-enable re-issue reason
    rebase rebate rebound recall receipt recondition record recount redraft reference refund regard
    regret rehearse rejoin relabel relate relax relay remand remit renounce rent repack repaint
    repeat report reposition repost requisition reroute rescue research resort rest restock result
    resupply resurrect retest review revise rewire ride rig ring ripple rise risk rival roof root
    rope round route row rub ruin rule rush sample sanction scale scope score scrap scrape scratch
    script scrub search seat section seed segment sense sentence sequence service session shadow
    shake shape sheet shelter shield shift shine ship shop shoulder shovel show shower shutdown side
    sieve sign-off signal silence simmer sink siphon site skewer skill skim skip slack sleep slice
    slide sling slip slot slow smell smoke smoke-test smooth snap snapshot sniff soak soap solder
    sound source space spare spark spend spin splice sponsor spool spot spot-check spray sprint
    squeeze ssh stack staff stage stain stake stamp stand staple star stash state station steam
    steel steer stem step stick stir stock storm strain strap stream stress stress-test stretch
    strike strip structure study style sub-contract sub-divide subject sum supply support surface
    surprise survey swab swap sweep swing swipe sync table tag tail tap tape tare target taste tax
    team telephone tender tense term test text thread tick tie tilt time tip tire title titrate
    toast toggle tone top torment torque total touch tour tow trace track trade trail train
    transition trap travel trick trip trust turn twist unclamp unfold unhook unload unmute unseal
    unwind vacuum value vector vent version veto view visit voice void volunteer vortex wake ward
    warm waste water wave weed weld wet wheel whisk whistle winch wind wire wish witness word work
    worry worship wound zero zone
    """
)

# Words that a command does not begin with: subjects, question words, nouns of headings.
SUBJECTS = _words(
    """
    a all an any anybody anyone are can could did does each every everybody everyone has he he's
    here how i i'll i'm is it it's its many may might most must my no nobody our several shall she
    she's should some somebody someone that the their there these they they're this those us was we
    we'll we're we've were what which who whom whose why will would you you'll you're your
    """
)
HEADINGS = _words(
    """
    additional agenda analysis analyst annual appendix applicant automated automatic background
    backlog biweekly candidate checklist customer daily deadline employee external feedback final
    financial formal general go-live goal hand-over handover indicator initial internal key
    kick-off kickoff legal main manager manual minutes monthly new old onboarding overview payroll
    policy possible potential preliminary prerequisite quarterly regular roll-out rollout set-up
    setup sign-up special stakeholder status summary supervisor supplier team technical username
    vendor weekly yearly
    """
)
NOUN_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ity", "ness", "ship", "ism", "ology")

# What stands before an object, or for one.
DETERMINERS = _words(
    """
    a all an any anyone both each every everybody everyone her him his it its my no one our
    somebody someone that the their them these this those three two us your yourself
    """
)

# After these a clause of its own begins: what stands there is not the order itself.
SUBORDINATORS = _words(
    """
    after although as because before how if once since so than that though unless until what when
    whenever where wherever whether which while who whom whose why
    """
)
RELATIVES = _words("how that what where whether which who whom whose why")

# What may stand before the verb of an order: single words, and the first word of a clause.
OPENERS = _words(
    """
    additionally again also alternatively always and but carefully constantly continuously directly
    don't explicitly finally first firstly furthermore gently immediately instead just kindly
    lastly likewise manually never next not now optionally or otherwise periodically please
    promptly quickly rapidly regularly second similarly simply slowly then therefore third
    thoroughly thus
    """
)
CLAUSES = _words(
    """
    after as assuming at based because before beginning by depending during following for from
    given if in on once per prior rather since starting through to under unless until upon using
    when whenever where wherever whether while with within without
    """
)

# Parts of verbs: 'turn off', 'set up'.
PARTICLES = _words("again away back down in off on out over up")

# Participles that do not end in -ed.
IRREGULAR = _words(
    """
    bought brought built chosen done drawn driven found given held kept led made met paid put read
    run sent set shown sold taken told written
    """
)

# Acts of a procedure: in the present passive, other verbs more often describe a state.
ACTS = _words(
    """
    approved archived checked collected countersigned documented entered filed forwarded informed
    inspected notified recorded reviewed sent signed submitted updated verified
    """
)
STATES = _words("able assumed considered deemed")
ABLE = _words("are can has have is may might must needs shall should was were will")
VAGUE = _terms(
    """
    adequate, adequately, and so forth, and so on, appropriate, appropriately, as applicable, as
    appropriate, as far as possible, as much as possible, as necessary, as needed, as practicable,
    as required, as soon as practical, etc, frequently, if applicable, if appropriate, if feasible,
    if necessary, if needed, if possible, if required, in a timely fashion, in a timely manner,
    periodically, properly, reasonable, reasonably, regularly, relevant, sufficient, sufficiently,
    suitable, timely, to the extent possible, when applicable, when appropriate, when necessary,
    when needed, when possible, whenever necessary, whenever possible, where applicable, where
    appropriate, where necessary, where needed, where possible, wherever possible
    """
)

# With these words behind it the term is bound, or means something else.
BOUNDED_AFTER = "by|asked|than"
VAGUE_TIME = _terms(
    """
    as fast as possible, as quickly as possible, as soon as possible, as soon as practicable, as
    soon as you can, asap, at a later date, at a later point, at a later stage, at a later time, at
    some point, eventually, in a while, in due course, in good
    time, in the near future, later on, promptly, quickly, rapidly, shortly after, shortly before,
    sometime, soon, sooner or later, speedily, swiftly, without delay, without undue delay
    """
)

# Behind 'if', these are vague terms, and WRD005 tells them.
BOUNDLESS = _words(
    """
    any applicable appropriate desired feasible necessary needed not possible required so warranted
    """
)
CHECKS = _words("check examine inspect validate verify")

# Verbs by which a note points to something or comforts; no orders.
POINTERS = _words(
    """
    compare consider consult enjoy expect feel find imagine keep learn let mind note read recall
    refer remember see thank think
    """
)

# Abbreviations that everybody reads; the workspace adds its own.
KNOWN = _words(
    """
    AI AM API APIs BBC BCC CC CD CEO CEST CET CFO CHF CI CIA CIO CLI COO CPU CSS CSV CTO DIY DNS DVD
    EU EUR FAQ FAX FBI FTP GB GBP GDPR GHz GmbH GMT GPS HD HDMI HR HTML HTTP HTTPS ID IDs IP ISO IT
    JPEG JPG JPY JSON KB LAN LED LTD Ltd MB MHz MP3 NATO NB OCR OK OS PC PCs PDF PDFs PIN PM PNG PO
    PR PRs PS QR RAM RSVP SD SIM SMS SOP SOPs SQL SSH SSL TB TLS TV UK UN UNESCO UPS URL URLs US USA
    USB USD UTC UTF VAT VIP VPN WC WHO WLAN XML YAML ZIP
    """
)

# Words that people write large because they mean them.
LOUD = _words(
    """
    AFTER ALL ALWAYS AND ANY ARE AT BE BEFORE BUT BY CAN CANNOT CAUTION CLOSED DANGER DO DON DONE
    DRAFT EACH EVERY FAIL FINAL FIRST FIXME FOR FROM GO GREEN HAS HAVE HIGH HOLD IF IMPORTANT IN
    INTO IS LIVE LOW MAY MUST NA NEVER NEW NO NONE NOT NOTE NOW OF OFF ON ONE ONLY OPEN OPTIONAL OR
    OUT OVER PASS PER PLEASE READ RED SET SHALL SHOULD START STOP TBC TBD TEST THAT THE THEN THIS
    TO TODO TWO UP USE WARNING WHEN WILL WITH WITHOUT XXX YES YOU YOUR
    """
)

# Small words that tell the language of a text.
ENGLISH = _words("an and are at be by for from in is it not of on or that the this to with")
FOREIGN = _words(
    """
    ao att auf aux avec che con da dans das del della dem den der des det di dos een eine einen el
    em est für het il im ist las les los mit na nicht niet não och os para per por pour som sur um
    uma una und une van von voor wird y zum zur
    """
)
