"""Words with a capital that are nobody's name: days, places, treatments; and what stands before and inside names."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS: Final = _words(
    "january february march april may june july august september october november december"
)
# what stands before a month, and not before a person
BEFORE_MONTHS: Final = _words("in since until till last next early late mid this")

# Places, and days cut short, that are first names or surnames as well.
PLACES_AND_DAYS: Final = _words(
    """
    thu jan jun africa aberdeen albany alexandria america asia aspen athens atlanta augusta austin berlin boston
    brooklyn buffalo burlington camden carolina charlotte chelsea cheyenne china cleveland columbus dakota
    dallas denver devon diego dublin eugene florence florida francisco frankfort georgia glendale hamilton
    hampton helena holland houston india indiana ireland israel italia jackson jamaica jersey jerusalem jordan
    kent kenya lansing laramie lincoln london lorraine lourdes lyon macon madison malaysia mali manchester
    memphis milan mobile monroe montana nevada norfolk odessa orlando oxford paris persia peyton phoenix preston
    raleigh regina richmond rochester roma rome salem samara savannah selma shelby sierra somerset sofia sydney
    tampa tennessee troy tulsa valencia vegas vera verona victoria vienna vietnam virginia washington wellington
    wichita windsor york zaire
    """
)

# Capital words that a note has and that are no person's name, folded.
TERMS: Final = _words(
    """
    health disease treatment services program programs triggers coping urges stress motivation withdrawal
    overdose alcohol addiction crisis lifeline hotline veterans affairs national institute institutes library
    united states today tomorrow tonight yesterday one two three four five six seven eight nine ten eleven
    twelve name names feelings thoughts goals skills session sessions topic topics note notes chapter page
    worksheet community government stds stis zero nobody everybody everyone monday tuesday wednesday thursday
    friday saturday sunday mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct
    nov dec january february march april may june july august september october november december thanksgiving
    christmas easter hanukkah ramadan eid halloween kwanzaa diwali passover lent juneteenth valentines god lord
    jesus christ allah buddha bible quran torah church islam muslim christian catholic jewish buddhist hindu
    baptist methodist lutheran mormon english spanish arabic vietnamese yoruba chinese mandarin cantonese french
    german russian portuguese korean japanese hindi polish italian american african mexican european asian
    latino latina hispanic indian native irish usa america mexico canada china vietnam nigeria iraq iran syria
    afghanistan egypt europe africa asia england germany france italy spain russia ukraine korea japan cuba
    haiti puerto rico guatemala honduras salvador alabama alaska arizona arkansas california colorado
    connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine
    maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey york
    carolina dakota ohio oklahoma oregon pennsylvania rhode tennessee texas utah vermont virginia washington
    wisconsin wyoming manhattan brooklyn queens bronx boston chicago philadelphia baltimore detroit seattle
    portland denver miami atlanta houston dallas cleveland pittsburgh angeles francisco diego vegas albany
    buffalo rochester syracuse alanon alateen alcoholics narcotics cocaine anonymous smart refuge dharma big
    book step steps tradition sponsor higher serenity bridge group iop php sober oxford house check checkin
    checkout zoom teams meet google facetime skype whatsapp facebook instagram tiktok youtube twitter snapchat
    reddit netflix uber lyft amazon walmart target costco mcdonalds starbucks dunkin iphone android apple venmo
    paypal suboxone subutex sublocade vivitrol naltrexone methadone buprenorphine narcan naloxone antabuse
    campral xanax ativan klonopin valium percocet vicodin oxycontin oxycodone hydrocodone fentanyl adderall
    ritalin vyvanse prozac zoloft lexapro wellbutrin seroquel abilify lithium gabapentin neurontin lyrica ambien
    tylenol advil benadryl kratom molly ketamine heroin meth marijuana cannabis thc xylazine tranq medicaid
    medicare medi cal tricare samhsa hipaa asam covid hiv hepatitis tourette alzheimers parkinsons adhd ptsd dbt
    cbt act emdr mat er icu va dui dwi cps dcf dss doc ed md rn lcsw lpc lmft ladc cadc phd psyd mr mrs ms dr
    stage pre contemplation preparation action maintenance wellness recovery relapse prevention plan education
    counseling reflection urge surfing wise mind tipp halt maslow prochaska gorski rogers jellinek beck linehan
    im ive ill id mom mum dad grandma grandpa granny nana papa aunt uncle auntie sis bro mommy daddy mother
    father sister brother cousin son daughter wife husband partner grandmother grandfather stepmom stepdad judge
    officer doctor nurse pastor reverend rabbi imam facilitator cofacilitator counselor therapist director
    street avenue road county city lake river north south east west northern southern eastern western hospital
    clinic center court school college university department state federal park island mount saint santa san los
    las fort sra srta dra
    """
)

# Letters that mean something else before they mean somebody: never asked about …
LETTERS_OF_OTHERS: Final = _words(
    """
    am pm ok tv us uk eu un aa na ca oa ga iv ii iii vi vii ix xi er it id is in on or so to we me my no he
    if go do by be at as an all and the for not but you she his her him was are iop php asam dui dwi cps
    ptsd adhd dbt cbt hiv std sti smart halt mat usa fbi dea irs cbd thc lsd mdma vip faq pdf etc eg ie vs
    re ps pc dj dna mri ekg icu copd bac bp hr faces tipp act emdr
    """
)
# … and those that mean somebody no less: asked about, and left alone where nobody answers.
LETTERS_OF_BOTH: Final = (
    _words(
        """
    ms md ma ba bs pa rn np dc la ny nj sf ct ri nh vt mn mi il oh wv va nc sc al tn ky mo ar ok tx nm az co
    ut nv or wa ak hi ed ot pt st dr mr sr jr sw cm kg mg ml lb hs cd dv ad add bpd gad mdd ocd od ob cna
    lpn phd do ac ra ta hr ai cc dm lp bc pe sa te
    """
    )
    - LETTERS_OF_OTHERS
)

# Written with dots: what they are then is no person …
DOTTED_OF_OTHERS: Final = _words("am pm ie eg us uk tv ok aa na")
# … or may be a degree or a place.
DOTTED_OF_BOTH: Final = _words(
    """
    md dc ba bs ma rn la ny nj phd do np pa od jd
    """
)
BEHIND_COMMAS: Final = DOTTED_OF_BOTH | _words("ms mph msw mft")
BEFORE_SEVERAL: Final = _words("the both two three these those our")

BEFORE_PLACES: Final = _words("st saint san santa fort lake mount mt port camp")
BEHIND_PLACES: Final = _words(
    "street st avenue ave road rd drive lane hospital church school county university college city island park clinic"
    " center house hall beach creek river lake falls springs heights hills"
)

# by which people call whom they belong to: a contact may be kept as "Mom"
RELATIONS: Final = _words(
    """
    mom mum mommy mama mother dad daddy papa father parent parents sister sis brother bro sibling son daughter child
    kid wife husband spouse partner girlfriend boyfriend fiance fiancee friend aunt auntie uncle cousin niece nephew
    grandma grandmother granny nana grandpa grandfather stepmom stepmother stepdad stepfather guardian roommate
    neighbor sponsor case manager worker in law my the ex
    """
)

TITLES: Final = _words("mr mrs ms miss mx dr prof sr sra srta dra")
# What has a period that ends no sentence.
CUT_SHORT: Final = TITLES | _words("st mt ft")
# What no name is told by, unless it begins with it.
PARTICLES: Final = _words(
    """
    al el la le de del della di da das do dos du den der van von ter ten los las les y e i bin ibn bint ben
    bat abu umm ul ud ur st ste mac mc fitz o d jr sr ii iii iv phd md esq
    """
)
PRONOUNS: Final = _words(
    """
    she her hers he him his they them theirs ze zir hir xe xem any all ella elle host cohost co guest me el
    """
)
# What stands behind an apostrophe and is no part of a name.
SHORTENED: Final = _words("s ll d re ve m t")

# First names that a capital at the beginning of a sentence is likely to mean: most common in the United States.
GIVEN_NAMES: Final = _words(
    """
    aaron abdul abigail adam adrian ahmed aidan aiden aisha alan albert alejandro alex alexander alexis
    alice alicia alyssa amanda amir amy ana andrea andrew angela anita ann anna anne anthony antonio ashley
    barbara benjamin bernard beth betty beverly bob bobby bonnie bradley brandon brenda brian brianna
    brittany bruce bryan caleb cameron carl carla carlos carol caroline catherine cathy chad charles cheryl
    chris christina christine christopher cindy claire claudia colin connor courtney craig crystal cynthia
    damian dan daniel danielle danny darius david deborah debra denise dennis derek diana diane diego donald
    donna dorothy douglas dylan eddie edgar edward eduardo elena elijah elizabeth ellen emily emma eric
    erica erin esteban ethan evan evelyn fatima felicia fernando francisco gabriel gary george gerald gina
    gloria gregory guadalupe hannah hassan heather hector helen henry hussein ibrahim isaac isabel isabella
    ismail jacob jake james jamie janet janice jared jasmine jason javier jeff jeffrey jennifer jenny jeremy
    jerry jesse jessica jessie jim jimmy joan joanna joe joel john johnny jonathan jorge jose joseph joshua
    joyce juan juanita judith judy julia julian julie justin karen karim katherine kathleen kathy katie
    kayla keith kelly kenneth kevin khalid kimberly kyle larry laura lauren laurie leah leon leslie linda
    lisa logan lori louis luis luke luz lydia lynn manuel marcia marco marcus margaret maria mariam marie
    marilyn mario marisol martha martin mary mateo matthew megan melanie melissa michael michelle miguel
    mike mohamed mohammed monica monique muhammad nancy natalie nathan nguyen nicholas nicole noah nora omar
    oscar pablo pamela patricia patrick paul paula pedro peter philip phillip priya rachel rafael ramon
    raymond rebecca ricardo richard roberta robert roberto rodney roger ronald rosa rosario roy russell ruth
    ryan sabrina samantha samuel sandra santiago sara sarah scott sean sergio shannon sharon shawn sheila
    shirley sofia sonia sophia stacy stephanie stephen steve steven susan tamara tanya tara teresa terry
    theresa thomas tiffany tim timothy tina todd tom tommy tony tracy travis tyler tyrone valerie vanessa
    veronica vincent vivian wanda wayne wendy wesley william willie xavier yasmin yolanda yusuf zachary
    zainab zoe
    """
)
