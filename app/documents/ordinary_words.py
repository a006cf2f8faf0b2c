"""Words of every day that are names as well, folded: in small letters they mean the word."""

from __future__ import annotations

import re
from typing import Final

# First names and surnames that are common in the United States and stand in any dictionary.
_COMMON_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        """
    able ace ages alley angel april arch armor arrow art ash august autumn back bacon badger baker ball ban
    banks bar barber barn base bass battle beach beads beam bean bear beard bee beer bell bench best bill
    birch bird bishop black blank bliss block blood bloom blow blue boar board bolt bond bone book booth
    boss bound bow bowl bowman box boy brace branch brand bread brewer bride bridge bridges bright brook
    brooks broom brown buck bull bunch bunker burden burns bush butcher butler buyer cage cain call can
    candy cane cannon cap card care carpenter carry case cash castle cave chain chamber chambers chance
    chapel chase cherry chin christian christmas church city clay clear cliff close cloud clover coach coal
    coffee coffin cold comfort constant cook cool corn cotton couch counts cover craft crane cream crook
    cross crow crown cruise cry cuff curl curry daily dale dance dark darling dash dawn day days deal dean
    dear dee deed deer destiny dial dick dill dock dollar door dove down drew drink driver drummer dry duck
    duke dunk durable dust dye eagle earl early earth east easter eden elder ember english even ever fair
    faith falls farmer fast favor fear feather field fields fine finger fish fisher flag flat flint flood
    flower flowers fly ford foreman forest forth forward foster fountain fox france frank free freed freeman
    french fresh friday friend friendly friends frost fry full fuller gain gale game garden gates gay gene
    gentle gentry gift ginger given glad glass glen glove goat god gold golden good goodnight goods goose
    grace grand grant grass grave graves gray green grey grief grim groom ground grove grow guest guide
    gunner guy hail hale hall hammer hand hands happy harbor hard hardy hare harmony harvest hatch haven
    hawk hay hazel head heal heard heart heath heaven hedge height help hen herd hero high hill hills hire
    hold holder holiday holler holly home honey honor hood hook hooks hope hopper horn horse house hunt
    hunter hurt hush ice inch ink inn iris irish iron ivory ivy jack jade jasmine jewel job jolly joy judge
    june just justice keen keep key keys kind king kitchen knight knock knots know knows lace ladder lady
    lake lamb land lane large lark lash last late laugh law lawn laws lawyer leaf lean leap learn leather
    legal lemon less level life light lightning lily line link lion little live lively lock locks lodge long
    look looks loop lord lot love loved lovely lover loving low luck lucky lump lunch lynch made maid maiden
    mails maker mall mane manger manners many march mark market marks marsh marshal mash mask mason mast mat
    match max may mead meadow meadows means mellow melody merchant mercy merit merry mike miles mill miller
    mills mind miner minor mint miracle misty mock monday money monk moody moon moons moral morning moss
    moth mount mountain mouse mule music must nail nails neat need needle needles nest new nice night noble
    noon north note nurse nut oak oakes oaks ocean odd older olive only opal orange organ otter outlaw over
    own pace pack page pages pain paint painter pan paradise parent parish park parks parson parsons partner
    paste pat patch path patience pay peace peach peacock peak pearl pen pence penny people pepper petty
    pick pickle pie piece pike pillow pine pink pipe pitch place plain plank plant play player pleasant
    plenty plum point pole pond pool poor pope porch porter post pot potter pound power powers praise pray
    precious price pride priest prime prince prior promise proud pump purple purse quick quiet quill race
    rack rain rains ram ranch range ranger rank raven ray reach read reader ready real reason red reed reef
    reel register rest rich ride rider ridge right ring rings rise rising river rivers roach road roads
    roast rob robin rock rocks rocky rod role roll roof rook room root roper rose rough round row ruby rule
    rush rusty rye sage sail sailor saint sales salmon salt sample sand sands sandy savage savior say sayer
    score sea seal seals search seas season see seed self sell sellers serenity settle settler shade shadow
    shake shank shape sharp shed sheets shell shelter shepherd shield shields shine ship shock shoe shook
    shore short shot shower shy side signs silence silk silver simple singer sites skinner skip sky slack
    slaughter sleeper slice slim slow small smart smiley smith smoke snow snowball soap sober soft sole song
    sorrow soul south spade spark sparks sparrow speaks spear spice spicer spring springs spurs square stack
    staff stage stain stamp star stark starling start state states stead steel steep stepp sterling stern
    stew stick still stock stokes stone stones storm story stout strange stranger stream street strength
    strong sturdy sue sugar summer summers sun sunday sunny sunshine swallow swan swank sweat sweet swift
    sword tab table tag tailor tall tanner taper tate tax teal tear temple tender test thick thing things
    thorn thrash thrift tickle tide tiger timber time times tinker toll tomb tool tower towers town toy
    track trail train travel travels tree trees tribble trick trinity trip true trust truth tuck turn twist
    upright utter vale valentine valley van vice victor victory view village vine violet virtue wade wait
    waits wake wales walk walker wall walls ward warm warner wash waste watch water waters wave way ways
    weaver weed weeks well wells west whale wheat wheel wheeler white whole wick wild will willow wills wind
    window winds wine wing wings winner winter winters wise wish witness wolf wonder wood woods woody wool
    word words work worker world worth writer yard yards year years yellow young younger
    """,
    )
)

# The smallest words, which stand anywhere: a surname that is one of them ("An", "So") is the word at the beginning of
# a sentence.
SMALL_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        """
    a about after again ago ah all also am an and any are as at away be been before being both but by did do does
    doing done each else every few for from gee go goes gone got had has have having he her here him his how i if in
    into is it its lie lo man me men more most my nah no nor not nowhere of off oh ok okay on once one or our out per
    said same saw says she since so some such than that the their them then there these they this those though thus
    to too two under until up us was we went were what when where which while who whom whose why with without yes yet
    you your
    """,
    )
)

# Of other languages, and short ones, that an English text has as words.
_OTHER_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        """
    aback abbey abbot abu acre adept admire agent ai aide akin alas alder alias allay ally almond alpha alt
    alter alto amber amen amend anchor angels anger angle angst answer apple archer arena arent argue aria ark
    arms artist aspen atlas au aura aurora ave avenue awe awkward axe aye azure ba baba bachelor bad bae bail
    bake bald bale ballast balls band bane bang bank banker banner banning bard bare barefoot barge bark barker
    barley baron barren barrier barrow bash basket bath batman bay bays beaver beech begin below belt bender
    bent berg berry beverage bey bias big bigger billing bin binder bit bits bitter blacksmith blade blanc bland
    blaze blazer bless blessing blight blind blitz blizzard blocker blossom blunt bodily body bogus bold
    bolster bon boner bonnet boom boomer boon boot boots booze border boring born borne borrow bose bottom
    bounds bourbon bourgeois bowler bowling boxer brain brake bran brandy brass bravo bray brazil breed breeding
    breeze brew briar brick bring brink brittle bro broad broaden broadway brock broker brow brownie brunette
    brush buckle bud buddy budge buff buffy bullock bump bun bundy bunk bunny bureau burn burner burr bury
    buster butch butt butte butter button bye cable cadence cadet cal calais cam camel camp camper canada canal
    canary cancel candle canning canon canyon cape captain car cardinal cargo carrier cart carver casino cast
    cat cater center certain cha chai chalk champ champagne champion chancellor channel chaos charisma charity
    charm charter chastity chat check cheek cherish chess chestnut chew chi chick chico child chill chip chips
    choice choir chow chuck chum cinnamon circle citizen clamp clan class clause claw clerk clever click client
    clinch clove cluster clutter coast cobb cobble coca coco code coil coke cola collar collie colon colorado
    colt comes commander commodore common commons companion conception condo cone cones conn conquest constable
    constance converse cookie cooler coop cooper cope copper coral cords core cork corner corona corp corpus
    cost cot council counter countess coupe court cousin couture covert coward cowboy coy cradle crank crash
    crate crater cree creed creek crew cricket crisp crochet crouch crumble crystal cue cunning curb cure
    curling current cutler cutter cutting cypress dae daft daisy dam dame dancer dandy dang dare daring dart das
    dates deacon deck decker deeds deem deep degree delay dell delta demos den dent deputy derby des desire
    dessert dew diamond dice ding dirk ditch ditto diver divers divine doctor dodge doe dole doll dolphin dom
    dome dominion domino don dong doom dot double dow dragon drain draper dress dresser drone drown drum dub due
    duet dull dung duo dusty dutch duty dyer dyke eager ear eats ebony echo edge el electra elk em emerald
    ensign epic era ere ernest essence estate euphoria eve event excel express eye factor fail failing fairy
    falcon fall fallen falling fan fang fate faux favorite fawn fe fee fell felt fender fern ferry festus
    fiddler fife file fill filler filter fin finch finder first fitting fix flair flake fleet flick flight fling
    flo flock floor flora foil folk fond font foo foot force fore forever forge forget fort forte fortune fossil
    fought fraction frame fray freedom freeze fried fruit fu fudge funk furry fury fuss gage gains gal gala
    gallant galley gallon gamble gang gardener garland garner garnet gate gear gearing gem genesis genie german
    ghost gi gill gin glance glaze glory gloss going gong goo goodwill gore graft gram granada grange granger
    gravel greener greenhouse grew grieve griffin grill grinder groin gross grounds guard guess guild guise gum
    gust gutter ha hack hacker hacking haiku hair halt ham hamburger hamlet handler handsome handy hang hanger
    harden harder harm harness harp harsh hash haste hasty hatter hawthorn hazard heap heaps heater heather
    hefty heir helm helper hem hence herald herb heritage herring hex hey hi hid highland hind hitch ho hoard
    hobby hoe holden holding hole hollow holt hong hooker hoop hooper hoops hoot hop hopes hose host hover howe
    hue hug huge huh hull hum human humble hung hunger hurdle hurry husband husky hut hyde imperial ing innocent
    ion island jam jay jazz jeans jelly jersey jest jet jib jig jock jockey jog journey jubilee jump jumper
    junior juniper junk jury ka kale kan keel ken kettle kick kidney kill kin kindle kiss kit kite knack knee
    knot knuckles ko la labor lack lacy lair lam lama lame lamp lance landing lang lap lass latch later lauds
    laughter laurel lavender lawless lax lay layer leach leader league leak lear learned lease ledger legacy
    legend lei leisure lens lent leopard lesser lever levy lew liberty lien lieu like liking lilac lim limb
    linear lineman linen liner ling linger list lister liter loan lobe loch locker loft lone loo loose lose loss
    lotus loud lounge lower loyal lull luna lung lush lust lute lux lye lyric ma mace magic magnolia mai main
    mains maize majesty major majors male mama mangle mango manly manner manning manny manor mantle manual maple
    mar marble marine marker marl marlin maroon marrow marry mart marvel mas mass master mastery mater matte
    matter maverick mayor mayoral mays maze mean medal medicine medley meek mein mellon memory mention mercer
    mercury mesa mess messenger messing meta mi mica midge milling million min mindful mines mingle mink minus
    miss mister mites mix mixer mo mob mocha mod mode model modesty mole mom mon monger moo mood moor moose
    morale mormon morocco morse motto mourning mow mu muse mustard myth na nan nap natal nation naval navy nay
    near necessary nee needs neighbor neo nephew nettle newborn newcomer nicely nickel niece nigh nil nods nook
    northern nova novel nu null number nun nye oar oats obey ode odor offer officer old omega orchard ore ours
    overall overland overly oyster pa pac pacer packer pagan pair pal pale palm pancake pang pansy pant panther
    pants papa para pardon parlor parody parr parrot parry parsley parted partridge pass past pastor patron paw
    payer pea pear peat peck peek peel peer peg perk person pet petal petit petite petunia pew philter phoenix
    piano picket pickup pier pigeon pile pilgrim pill pillar pilot pin pinch pip piper pitcher pizza plaster
    plate platter plaza pleas plumber poe poet pointer pol police polite polka poll pollard polo ponder pong pop
    poppy porcelain port poster potency pour prairie prayer president press pretty primer princess profit proper
    prophet prosper proto providence province prude prudence psalm pu puff pug puma pun punch punt purchase
    quarry quay queen query quest ra rad raid raider rail rake ramp randy rang ransom rape rash raspberry rat
    rather rave razor re reading reap reaper rebel reckless record rector reddish redhead redwood regal reign
    rein reins remedy render rhyme rhythm rib rice riches ricochet riddle riding rim rink rip ripe ripper ripple
    risen risk ritz rocker rode roe rogue roller rolling rooster roses rosy rot rouge rover rowdy royal royalty
    rudder rude rue ruff rumble rung runner running rushing rust ryder sa saber sack sad saddle safe saffron
    saga sails sale salon san sane sang sans savannah save saver sawyer scales scarlet scout screen scribe seat
    seller semen senior serene sergeant servant server service session sessions severe sewer shack shad shall
    sham shan sharper shave shaw shear sheen sheer sherbet sheriff sherry shi shin shire shoal shoo shorter
    shorts show shown shutter si sick sides simmer simpler sin sing sink sinner sip sire sis six skeet skipper
    slade slate slater slay slew slick slider sly smack smaller snare sol solace solar soldier solo son sons
    soon sorrel southern sovereign sow space span sparkle speak speaker speed speedy spell spence spinner spoon
    spotted spray sprinkle spruce sprung spur squire stair stake stalker stall standard staple steady steer stem
    steward sticker stiff stocking stocks stoke stoner stormy straight strain strait strand straw streets
    stretch stride striker struck stubble stuck student study stump sturgeon sub suede suite sultan sum sung
    super sur surface surgeon swain swim swing ta tack tad talent tally tan tang tank tansy tao tape tar tart
    tat tawny te tea tee tell teller tempest ten tenant tennis tester thatcher thin thistle threat throne tie
    till tin tinder ting tiny tip tipping toddler toe toil tome ton tone tong tongue top topaz topping tor torn
    tory tot touch tow trace trader trainer tram trans treasure treat trek trench tri trial tribe trim tripoli
    troll troop trooper trot troupe trout trump trunk truss try tu tub tucker tug tune tung turk turner tutor
    tweed tyre um un union unity urban usher vain vanish vee veil velvet vent venture verge vest vet vex via
    vigil vigilante vile vim vineyard virgin virgo vision vital viva vow wager wages waif waller wallet waltz
    wan wand wander warden ware warn warp warrior washer wax wear wearing weary webber wedding wedge wee weekly
    weight weir welcome weld welsh wen western wheeling whim whites whitlow wile willing wilt wily win windy
    winger wink wire wisdom wiser wit witty won woo wooden woodland works worm worthy wren wrench wright wry
    wynn yale yam yap yarrow ye yea yeast yell yen yeoman yer yew yielding yin yip yong yorker yuan yule zen
    zephyr zest
    """,
    )
)

# Words that are the name more often: with a capital nothing else is meant.
MORE_OFTEN_NAMES: Final = frozenset(
    re.findall(
        r"\w+",
        """
    basil belle bonnie carol chad clement cody dixie dolly drake emmy garrison goldie harper holly iris ivy jack
    jasmine jean josh kitty landon lily lucy marina mike molly myrtle nick noel norma patty presley robin
    rosemary rowan ruby sally shelly teddy tilly victor viola violet
    """,
    )
)

ORDINARY_WORDS: Final = (_COMMON_WORDS | _OTHER_WORDS | SMALL_WORDS) - MORE_OFTEN_NAMES
