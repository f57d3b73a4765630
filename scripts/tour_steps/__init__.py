"""The sections of the tour, in their order."""

from .account import Account
from .activity import Activity
from .admin import Admin
from .apikeys import Apikeys
from .bookmarks import Bookmarks
from .cloudflare import CloudflareImages
from .confirming import Confirming
from .credentials import Credentials
from .curated_sets import CuratedSets
from .flows import Flows
from .general import General
from .images import Images
from .issues import Issues
from .leaving import Leaving
from .levels import Levels
from .limits import Limits
from .mfa import SecondFactor
from .oauth import OAuth
from .option_packs import OptionPacks
from .pages import Pages
from .patterns import Patterns
from .posts import Posts
from .production import Production
from .quota_requests import QuotaRequests
from .sets import Sets
from .signin import SignIn
from .signup import SignUp
from .subscriber import Newsletter
from .suggestions import Suggestions
from .users import Users

SECTIONS = [
    Pages,
    General,
    SignUp,
    Confirming,
    SignIn,
    OAuth,
    Credentials,
    Account,
    SecondFactor,
    Leaving,
    Activity,
    Users,
    Apikeys,
    Sets,
    Patterns,
    Bookmarks,
    CuratedSets,
    OptionPacks,
    Suggestions,
    Newsletter,
    Flows,
    Posts,
    Issues,
    Images,
    CloudflareImages,
    Admin,
    QuotaRequests,
    Levels,
    Limits,
    Production,
]
