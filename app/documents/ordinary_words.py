"""Words of every day that are names as well, folded: in small letters they mean the word."""

from __future__ import annotations

import re
from typing import Final

# First names and surnames that are common in the United States and stand in any dictionary.
ORDINARY_WORDS: Final = frozenset(
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
